package org.handshakedoctor.core.tls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Releases of OpenSSL without a gap, by their series: `1.1.1` stands for all its letters, `3.0`
/// for all its patches.
///
/// @param first index of the oldest one in [#SERIES]
/// @param last index of the newest one
public record Releases(int first, int last) {
  private static final List<String> SERIES =
      List.of(
          "1.0.0", "1.0.1", "1.0.2", "1.1.0", "1.1.1", "3.0", "3.1", "3.2", "3.3", "3.4", "3.5",
          "3.6", "4.0");

  /// Those that number functions.
  static final Releases OF_1 = between("1.0.0", "1.1.1");

  /// Those that do not. What the newest one has is taken to stay.
  static final Releases OF_3 = between("3.0", "4.0");

  private static final String PRODUCT = "OpenSSL ";

  private static Releases between(String first, String last) {
    return new Releases(SERIES.indexOf(first), SERIES.indexOf(last));
  }

  /// A part of a family: `1.1.1..` are all from 1.1.1 on, `3.2..3.6` those between.
  ///
  /// @param range empty for the whole family
  static Releases parse(String range, Releases family) {
    int dots = range.indexOf("..");
    if (dots < 0) {
      return family;
    }
    int first = SERIES.indexOf(range.substring(0, dots));
    int last = SERIES.indexOf(range.substring(dots + 2));
    return new Releases(first < 0 ? family.first : first, last < 0 ? family.last : last);
  }

  public boolean contains(String series) {
    int index = SERIES.indexOf(series);
    return index >= first && index <= last;
  }

  /// The releases that both have; null if there are none.
  public @Nullable Releases intersect(Releases other) {
    Releases both = new Releases(Math.max(first, other.first), Math.min(last, other.last));
    return both.first <= both.last ? both : null;
  }

  /// The smallest range around both.
  public Releases span(Releases other) {
    return new Releases(Math.min(first, other.first), Math.max(last, other.last));
  }

  public boolean isOld() {
    return last <= OF_1.last;
  }

  /// As short as it can be said: `OpenSSL 1.1.1`, `OpenSSL 1.0`, `OpenSSL 3.2 – 3.6`, `OpenSSL
  /// 3.0+`.
  @Override
  public String toString() {
    if (first == last && last < SERIES.size() - 1) {
      return PRODUCT + SERIES.get(first);
    }
    if (last == SERIES.size() - 1) {
      return PRODUCT + SERIES.get(first) + "+";
    }
    if (equals(OF_1)) {
      return PRODUCT + "1.0 – 1.1";
    }
    if (equals(between("1.0.0", "1.0.2"))) {
      return PRODUCT + "1.0";
    }
    if (equals(between("1.1.0", "1.1.1"))) {
      return PRODUCT + "1.1";
    }
    return PRODUCT + SERIES.get(first) + " – " + SERIES.get(last);
  }
}
