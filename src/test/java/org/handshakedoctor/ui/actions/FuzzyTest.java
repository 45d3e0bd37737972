package org.handshakedoctor.ui.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzyTest {

  @ParameterizedTest
  @CsvSource({
    "theme, Theme: light",
    "tl, Theme: light",
    "tlgt, Theme: light",
    "SHOW LINES, Show the lines",
    "时间, 显示或收起时间线",
    "显时, 显示或收起时间线",
  })
  void aFewLettersInTheirOrderAreEnough(String typed, String name) {
    assertThat(Fuzzy.score(typed, name)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"tc, Close the log", "xyz, Theme: light", "线时, 显示或收起时间线", "logg, Close log"})
  void otherLettersOrAnotherOrderDoNotFit(String typed, String name) {
    assertThat(Fuzzy.score(typed, name)).isEqualTo(Fuzzy.NONE);
  }

  @Test
  void beginningsOfWordsAndLettersInARowCountMore() {
    assertThat(Fuzzy.score("sl", "Show the lines")).isGreaterThan(Fuzzy.score("sl", "Closes all"));
    assertThat(Fuzzy.score("lin", "Lines")).isGreaterThan(Fuzzy.score("lin", "Log in now"));
    assertThat(Fuzzy.score("log", "Log")).isGreaterThan(Fuzzy.score("log", "Log of the server"));
  }

  @Test
  void nothingTypedFitsEverythingAlike() {
    assertThat(Fuzzy.score("  ", "Anything")).isZero();
    assertThat(Fuzzy.score("", "")).isZero();
  }

  /// The slow twin of the question whether something fits at all.
  @Test
  void fitsExactlyWhenTheLettersStandThereInTheirOrder() {
    Random random = new Random(20261123);
    for (int round = 0; round < 20_000; round++) {
      String typed = letters(random, 1 + random.nextInt(4));
      String name = letters(random, random.nextInt(9));

      assertThat(Fuzzy.score(typed, name) != Fuzzy.NONE)
          .as("%s in %s", typed, name)
          .isEqualTo(isSubsequence(typed, name));
    }
  }

  private static boolean isSubsequence(String typed, String name) {
    int at = 0;
    for (char letter : name.toLowerCase(Locale.ROOT).toCharArray()) {
      at += at < typed.length() && typed.toLowerCase(Locale.ROOT).charAt(at) == letter ? 1 : 0;
    }
    return at == typed.length();
  }

  private static String letters(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("abB日".charAt(random.nextInt(4)));
    }
    return text.toString();
  }
}
