package org.handshakedoctor.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceItemTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Update nginx to 1.23.1 or newer: it helps. Then reload.|Update nginx to 1.23.1 or newer: it helps.",
        "Read the line. 10 (expired): renew it.|Read the line.",
        "Set it, e.g. to on. Reload.|Set it, e.g. to on.",
        "Do nothing.|Do nothing.",
        "Do nothing|Do nothing",
        "请更新 nginx 1.23.1。然后重新加载。|请更新 nginx 1.23.1。",
      })
  void theFirstSentenceIsTheLine(String text, String first) {
    assertThat(text.substring(0, AdviceItem.firstSentence(text)).strip()).isEqualTo(first);
  }
}
