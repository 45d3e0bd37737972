package org.handshakedoctor.core.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppendedLinesTest {
  private static final int LONGEST = 20;

  private final Block block = new Block(8);
  private final List<String> seen = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 19, 1000})
  void theSizeOfTheBitsMakesNoDifference(int bit) {
    AppendedLines lines = new AppendedLines(100, false, LONGEST);
    byte[] text = "one\r\n\nthree\na line of exactly 20..\nlast".getBytes(UTF_8);
    for (int at = 0; at < text.length; at += bit) {
      byte[] bytes = Arrays.copyOfRange(text, at, Math.min(text.length, at + bit));
      assertThat(lines.add(bytes, bytes.length, block)).isEqualTo(show());
    }
    assertThat(seen).containsExactly("100 one", "105 ", "106 three", "112 a line of exactly 20*");
    assertThat(lines.end(block)).isTrue();
    show();
    assertThat(seen).endsWith("135 last");
    assertThat(lines.end(block)).isFalse();
  }

  @Test
  void aLineThatIsTooLongIsCutOnceAndItsRestIsSkipped() {
    AppendedLines lines = new AppendedLines(0, false, LONGEST);
    add(lines, "a line that is much too long to wait for");
    add(lines, " its end");
    add(lines, " here\nnext\n");

    assertThat(seen).containsExactly("0 a line that is much *", "54 next");
  }

  @Test
  void theRestOfALineThatWasReadAlreadyIsSkipped() {
    AppendedLines lines = new AppendedLines(10, true, LONGEST);
    add(lines, "rest");
    add(lines, "\nnext\n");

    assertThat(seen).containsExactly("15 next");
  }

  private void add(AppendedLines lines, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    lines.add(bytes, bytes.length, block);
    show();
  }

  private boolean show() {
    long before = seen.size();
    block.showLines(1, line -> seen.add(line.position() + " " + line + (line.isCut() ? "*" : "")));
    return seen.size() > before;
  }
}
