package org.handshakedoctor.core.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

  @Test
  void ordinaryTextOfAnyLanguageStaysAsItIs() {
    String text = "SSL_read() failed – 握手失败 – žluťoučký 🙂";

    assertThat(VisibleText.of(text)).isSameAs(text);
    assertThat(VisibleText.of(text.getBytes(UTF_8))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "a\u001b[31mb, a\\x1B[31mb",
    "a\u0000b, a\\x00b",
    "a\u0009b, a\\x09b",
    "a\u007fb, a\\x7Fb",
    "a\u0085b, a\\x85b",
    "a\u202eb, a<U+202E>b",
    "a\u200bb, a<U+200B>b",
    "a\u2028b, a<U+2028>b",
    "a\ufeffb, a<U+FEFF>b",
    "a\ue000b, a<U+E000>b",
  })
  void whatWouldCommandATerminalOrHideIsShown(String text, String visible) {
    assertThat(VisibleText.of(text)).isEqualTo(visible);
    assertThat(VisibleText.of(text.getBytes(UTF_8))).isEqualTo(visible);
  }

  @Test
  void bytesThatAreNoUtf8AreShownAsNumbers() {
    assertThat(VisibleText.of("\u0016\u0003\u0001ÿ é~".getBytes(ISO_8859_1)))
        .isEqualTo("\\x16\\x03\\x01\\xFF \\xE9~");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023/12/27 [crit] 握手失败",
        "连接被对端重置（远程主机强迫关闭了一个现有的连接。）",
        "证书 CN=西安某某网络有限公司, O=北京",
      })
  void chineseOfAChineseWindowsIsRead(String text) {
    assertThat(VisibleText.of(text.getBytes(Charset.forName("GBK")))).isEqualTo(text);
    assertThat(VisibleText.of(text.getBytes(Charset.forName("GB18030")))).isEqualTo(text);
  }

  @Test
  void controlsBesideChineseAreShown() {
    assertThat(VisibleText.of("握手\u001b[31m失败".getBytes(Charset.forName("GBK"))))
        .isEqualTo("握手\\x1B[31m失败");
  }

  /// Nearly any bytes decode as GB18030; these are something else.
  @Test
  void whatOnlyCouldBeChineseIsShownAsNumbers() {
    byte[] torn = Arrays.copyOf("SSL 握手失败了，请检查证书".getBytes(UTF_8), 17);

    assertThat(VisibleText.of("gestärt, Größe, für, ÄÖ".getBytes(ISO_8859_1)))
        .isEqualTo("gest\\xE4rt, Gr\\xF6\\xDFe, f\\xFCr, \\xC4\\xD6");
    assertThat(VisibleText.of("ошибка рукопожатия".getBytes(Charset.forName("windows-1251"))))
        .startsWith("\\xEE\\xF8");
    assertThat(VisibleText.of(torn)).startsWith("SSL \\xE6\\x8F");
  }

  @Test
  void noRandomBytesLeaveAControlCharacter() {
    Random random = new Random(12);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);

      assertThat(VisibleText.of(bytes)).matches("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]*");
      String text = new String(bytes, UTF_16BE);
      assertThat(VisibleText.of(text)).matches("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]*");
    }
  }
}
