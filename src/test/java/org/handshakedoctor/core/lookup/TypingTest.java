package org.handshakedoctor.core.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypingTest {
  @ParameterizedTest
  @CsvSource({
    "protocol, protocol, 0",
    "protcol, protocol, 1",
    "protoocol, protocol, 1",
    "protocal, protocol, 1",
    "portocol, protocol, 1",
    "expierd, expired, 1",
    "certifcaet, certificate, 2",
    "cipher, server, 3"
  })
  void countsMistakes(String typed, String meant, int mistakes) {
    assertThat(Typing.mistakes(typed, meant, 2)).isEqualTo(mistakes);
    assertThat(Typing.mistakes(meant, typed, 2)).isEqualTo(mistakes);
  }

  @ParameterizedTest
  @CsvSource({"bad, 0", "share, 1", "protocol, 2", "证书已经过期了吗啊, 0"})
  void forgivesMoreInLongerWords(String typed, int forgiven) {
    assertThat(Typing.forgiven(typed)).isEqualTo(forgiven);
  }

  @Test
  void agreesWithThePlainDefinition() {
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      String left = word(random);
      String right = word(random);
      int plain = plain(left, right);
      for (int most = 0; most <= 3; most++) {
        assertThat(Typing.mistakes(left, right, most))
            .as("%s %s", left, right)
            .isEqualTo(Math.min(plain, most + 1));
      }
    }
  }

  private static String word(Random random) {
    return random
        .ints(random.nextInt(7), 'a', 'd')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int plain(String left, String right) {
    int a = left.length();
    int b = right.length();
    if (a == 0 || b == 0) {
      return a + b;
    }
    String lefter = left.substring(0, a - 1);
    String righter = right.substring(0, b - 1);
    int wrong = left.charAt(a - 1) == right.charAt(b - 1) ? 0 : 1;
    int least = plain(lefter, righter) + wrong;
    least = Math.min(least, plain(lefter, right) + 1);
    least = Math.min(least, plain(left, righter) + 1);
    boolean swapped =
        a > 1
            && b > 1
            && left.charAt(a - 1) == right.charAt(b - 2)
            && left.charAt(a - 2) == right.charAt(b - 1);
    return swapped
        ? Math.min(least, plain(left.substring(0, a - 2), right.substring(0, b - 2)) + 1)
        : least;
  }
}
