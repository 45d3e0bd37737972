package org.handshakedoctor.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoissonRatesTest {
  /// Doubled smaller tails of the binomial distribution, worked out by hand for small numbers.
  @ParameterizedTest
  @CsvSource({
    "5, 5, 0.5, 1",
    "10, 0, 0.5, 0.001953125",
    "0, 10, 0.5, 0.001953125",
    "3, 0, 0.5, 0.25",
    "1, 0, 0.25, 1",
    "0, 2, 0.25, 0.125"
  })
  void isTheExactProbability(long first, long second, double share, double expected) {
    assertThat(PoissonRates.probability(first, second, share)).isCloseTo(expected, within(1e-12));
  }

  /// The slow twin adds fractions of whole numbers.
  @Test
  void equalsTheSumOfFractions() {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      int first = random.nextInt(60);
      int second = random.nextInt(60);
      int parts = random.nextInt(1, 10);
      assertThat(PoissonRates.probability(first, second, parts / 10.0))
          .isCloseTo(slow(first, second, parts), within(1e-9));
    }
  }

  @Test
  void millionsTakeNoTime() {
    assertThat(PoissonRates.probability(5_000_000, 5_000_000, 0.5)).isCloseTo(1, within(1e-3));
    assertThat(PoissonRates.probability(5_000_000, 5_100_000, 0.5)).isLessThan(1e-9);
    assertThat(PoissonRates.leastProbability(10_000_000, 0.5)).isZero();
  }

  private static double slow(int first, int second, int parts) {
    int n = first + second;
    BigInteger below = BigInteger.ZERO;
    BigInteger above = BigInteger.ZERO;
    BigInteger choose = BigInteger.ONE;
    for (int k = 0; k <= n; k++) {
      BigInteger term =
          choose
              .multiply(BigInteger.valueOf(parts).pow(k))
              .multiply(BigInteger.valueOf(10 - parts).pow(n - k));
      below = k <= second ? below.add(term) : below;
      above = k >= second ? above.add(term) : above;
      choose = choose.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1));
    }
    return new BigDecimal(below.min(above))
        .multiply(BigDecimal.TWO)
        .divide(new BigDecimal(BigInteger.TEN.pow(n)), MathContext.DECIMAL64)
        .min(BigDecimal.ONE)
        .doubleValue();
  }
}
