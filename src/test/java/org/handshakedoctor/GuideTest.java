package org.handshakedoctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the guides say of the program is there: the pictures and the keys and commands in both
/// languages.
class GuideTest {
  private static final Path FOLDER = Path.of("src/site/markdown");
  private static final Path PICTURES = Path.of("src/site/resources/images");
  private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]+]\\(([^)]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

  @ParameterizedTest
  @ValueSource(strings = {"guide.md", "guide_zh.md"})
  void everyPictureIsThere(String guide) throws IOException {
    List<String> pictures = all(PICTURE, guide);

    assertThat(pictures).hasSize(5);
    assertThat(pictures).allMatch(picture -> Files.exists(FOLDER.resolve(picture)));
  }

  @Test
  void noPictureIsLeftOver() throws IOException {
    Set<String> shown = new TreeSet<>(all(PICTURE, "guide.md"));
    shown.addAll(all(PICTURE, "guide_zh.md"));
    Set<String> there;
    try (var files = Files.list(PICTURES)) {
      there =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith("guide-"))
              .map(name -> "../resources/images/" + name)
              .collect(Collectors.toCollection(TreeSet::new));
    }
    assertThat(shown).isEqualTo(there);
  }

  @Test
  void bothLanguagesNameTheSameKeysAndCommands() throws IOException {
    assertThat(all(CODE, "guide_zh.md").stream().filter(GuideTest::isAscii).sorted())
        .containsExactlyElementsOf(
            all(CODE, "guide.md").stream()
                .filter(code -> !code.contains("COMMAND"))
                .sorted()
                .toList());
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(letter -> letter < 128);
  }

  private static List<String> all(Pattern pattern, String guide) throws IOException {
    return pattern
        .matcher(Files.readString(FOLDER.resolve(guide)))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
