package org.handshakedoctor.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RotatedNameTest {

  @ParameterizedTest
  @CsvSource({
    "error.log, error.log, 0, ''",
    "error.log.1, error.log, 1, ''",
    "error.log.2.gz, error.log, 2, ''",
    "error.log.12.XZ, error.log, 12, ''",
    "error.3.log, error.log, 3, ''",
    "error.log.gz, error.log, 0, ''",
    "error.log-20231227, error.log, 0, 20231227",
    "error.log-20231226.gz, error.log, 0, 20231226",
    "error.log-2023122714, error.log, 0, 2023122714",
    "error.log-20231227-1703635200, error.log, 0, 202312271703635200",
    "error-2023-12-27.log, error.log, 0, 20231227",
    "error.2023-12-27.log.zst, error.log, 0, 20231227",
    "error_20231227.log, error.log, 0, 20231227",
    "error.log.2023.12.27, error.log, 0, 20231227",
    "error_log.1703635200, error_log, 0, 20231227000000",
    "web1.log, web1.log, 0, ''",
    "web-2.log, web-2.log, 0, ''",
    "10.0.0.1.log, 10.0.0.1.log, 0, ''",
    "php8.4.log, php8.4.log, 0, ''",
    "error.log.2023-99-99, error.log.2023-99-99, 0, ''",
    "1, 1, 0, ''",
    "'', '', 0, ''"
  })
  void saysWhereAFileStandsInItsSet(String file, String stem, long number, String date) {
    assertThat(RotatedName.of(file)).isEqualTo(new RotatedName(stem, number, date));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error.log.10.gz error.log.2.gz error.log.1 error.log",
        "error.log-20221231 error.log-20231226.gz error.log-20231227 error.log",
        "error-2023-12-26.log error-2023-12-27.log error.log",
        "a.log.2 a.log.1 a.log b.log.1 b.log"
      })
  void theOldestOfASetComesFirst(String inOrder) {
    List<LogLocation> expected =
        Arrays.stream(inOrder.split(" ", -1))
            .<LogLocation>map(name -> new LogLocation.Local(Path.of("logs", name)))
            .toList();
    for (int seed = 0; seed < 20; seed++) {
      List<LogLocation> shuffled = new ArrayList<>(expected);
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.sort((a, b) -> a.name().charAt(5) - b.name().charAt(5));

      assertThat(RotatedName.inOrder(shuffled, Function.identity())).isEqualTo(expected);
    }
  }
}
