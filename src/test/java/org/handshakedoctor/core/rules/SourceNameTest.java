package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceNameTest {

  @ParameterizedTest
  @CsvSource({
    "/var/log/nginx/error.log, error.log",
    "C:\\logs\\error.log.1, error.log.1",
    "my log (1).txt, my_log__1_.txt",
    "$(reboot), __reboot_",
    "日志.log, __.log",
    "\uD83D\uDE00, _",
    "/, _",
  })
  void onlyPlainCharactersOfTheFilesOwnNameRemain(String path, String name) {
    assertThat(SourceName.of(path).text()).isEqualTo(name);
  }

  @Test
  void theEndOfALongNameRemains() {
    assertThat(SourceName.of("a".repeat(50) + "error.log-20261123.gz").text())
        .hasSize(40)
        .endsWith("aerror.log-20261123.gz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\nb", "a/b", "é", "a`", "#"})
  void nothingElseCanBeHeld(String text) {
    assertThatThrownBy(() -> new SourceName(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theHeadNamesThreeAndCountsTheOthers() {
    List<SourceName> names = Stream.of("a.log", "b.log", "c.log", "d.log", "e.log").map(SourceName::of).toList();
    BlockList list = new BlockList(List.of(), LocalDate.of(2026, 11, 23), null, List.of(), names);

    assertThat(new PlainListWriter().apply(list))
        .contains("# Source:  a.log\n#          b.log\n#          c.log\n#          and 2 more\n");
  }
}
