package org.handshakedoctor.core.analysis;

/// Whether two counts over times of different lengths can be of one and the same rate.
///
/// The exact conditional test for two Poisson rates (Przyborowski and Wilenski 1940): if the rates
/// are the same, each of all `n` events falls into the second time with the probability of that
/// time's share of both, so the second count is binomial. Two-sided by doubling the smaller tail.
final class PoissonRates {
  private static final double NEGLIGIBLE = 1e-17;

  private PoissonRates() {}

  /// The probability of counts that differ at least as much as these, if the rates are the same.
  ///
  /// @param share of the second time in both, more than 0 and less than 1
  static double probability(long first, long second, double share) {
    long n = first + second;
    double below = tail(n, second, share, -1);
    double above = tail(n, second, share, 1);
    return Math.min(1, 2 * Math.min(below, above));
  }

  /// The same for the most unequal counts with this sum: what is the least that can come out.
  static double leastProbability(long n, double share) {
    return Math.min(1, 2 * Math.pow(Math.min(share, 1 - share), (double) n));
  }

  /// Sums the binomial probabilities from `k` on, away from the middle or towards it, until what
  /// comes is too small to matter.
  private static double tail(long n, long k, double share, int step) {
    double odds = share / (1 - share);
    double term = Math.exp(logProbability(n, k, share));
    double sum = term;
    double mean = n * share;
    for (long i = k; step > 0 ? i < n : i > 0; i += step) {
      term *= step > 0 ? odds * (n - i) / (i + 1) : i / (odds * (n - i + 1));
      sum += term;
      boolean falling = step > 0 ? i > mean : i < mean;
      if (falling && term < NEGLIGIBLE * (sum + NEGLIGIBLE)) {
        break;
      }
    }
    return Math.min(1, sum);
  }

  private static double logProbability(long n, long k, double share) {
    return logFactorial(n)
        - logFactorial(k)
        - logFactorial(n - k)
        + k * Math.log(share)
        + (n - k) * Math.log1p(-share);
  }

  /// Exact for small numbers, Stirling's series for others: right to ten digits.
  private static double logFactorial(long n) {
    if (n < 16) {
      double product = 1;
      for (long i = 2; i <= n; i++) {
        product *= i;
      }
      return Math.log(product);
    }
    double x = n + 1.0;
    return (x - 0.5) * Math.log(x)
        - x
        + 0.5 * Math.log(2 * Math.PI)
        + 1 / (12 * x)
        - 1 / (360 * x * x * x);
  }
}
