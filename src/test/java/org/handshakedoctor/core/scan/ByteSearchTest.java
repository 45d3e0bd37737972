package org.handshakedoctor.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSearchTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0, 0",
    "7, 1, 0",
    "12#, 2, 0",
    "1234567x, 7, 0",
    "12345678, 8, 0",
    "123456789, 8, 0",
    "/0, 0, 0",
    ":9, 0, 0",
    "error], 0, 5",
    "az{, 0, 2",
    "`a, 0, 0",
    "Az, 0, 0",
    "abcdefghij, 0, 8",
    "é1, 0, 0",
    "9é, 1, 0"
  })
  void countsDigitsAndLetters(String text, int digits, int letters) {
    byte[] alone = text.getBytes(StandardCharsets.UTF_8);
    byte[] inLine = (" " + text + " and more").getBytes(StandardCharsets.UTF_8);

    assertThat(ByteSearch.digitsAt(alone, 0)).isEqualTo(digits);
    assertThat(ByteSearch.digitsAt(inLine, 1)).isEqualTo(digits);
    assertThat(ByteSearch.lettersAt(alone, 0)).isEqualTo(letters);
    assertThat(ByteSearch.lettersAt(inLine, 1)).isEqualTo(letters);
  }

  @Test
  void findsWhatALoopFinds() {
    Random random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[random.nextInt(120)];
      random.nextBytes(bytes);
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      char wanted = (char) random.nextInt(random.nextBoolean() ? 128 : 4);

      assertThat(ByteSearch.indexOf(bytes, wanted, from, to))
          .isEqualTo(indexOf(bytes, wanted, from, to));
    }
  }

  @Test
  void aWordAtTheEndOfAnArrayIsFilledWithZeros() {
    byte[] bytes = {1, 2, -1};

    assertThat(ByteSearch.wordAt(bytes, 0)).isEqualTo(0xFF0201);
    assertThat(ByteSearch.wordAt(bytes, 2)).isEqualTo(0xFF);
    assertThat(ByteSearch.wordAt(bytes, 3)).isZero();
    assertThat(ByteSearch.wordAt(bytes, 9)).isZero();
  }

  private static int indexOf(byte[] bytes, char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
