package org.handshakedoctor.core.update;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A version such as `1.2.0`, compared number by number.
public record Version(List<Integer> numbers) implements Comparable<Version> {
  /// Four digits keep every number an int, and the text short enough to show.
  private static final Pattern SHAPE = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,4}){1,3}");

  /// What the jar's manifest and the feed may say; a version before a release, such as
  /// `1.2.0-SNAPSHOT`, counts as that release. Null if it is none.
  public static @Nullable Version parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String number = text.strip().replaceFirst("-[A-Za-z0-9.]{1,20}$", "");
    if (!SHAPE.matcher(number).matches()) {
      return null;
    }
    return new Version(Arrays.stream(number.split("\\.", -1)).map(Integer::valueOf).toList());
  }

  @Override
  public int compareTo(Version other) {
    int most = Math.max(numbers.size(), other.numbers.size());
    for (int i = 0; i < most; i++) {
      int order = Integer.compare(at(i), other.at(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private int at(int place) {
    return place < numbers.size() ? numbers.get(place) : 0;
  }

  @Override
  public String toString() {
    return String.join(".", numbers.stream().map(String::valueOf).toList());
  }
}
