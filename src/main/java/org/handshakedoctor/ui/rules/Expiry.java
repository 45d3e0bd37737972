package org.handshakedoctor.ui.rules;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How long a block lasts, in the steps that are offered.
enum Expiry {
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1)),
  WEEK(Duration.ofDays(7)),
  MONTH(Duration.ofDays(30)),
  NEVER(null);

  @SuppressWarnings("ImmutableEnumChecker") // a Duration never changes
  private final @Nullable Duration duration;

  Expiry(@Nullable Duration duration) {
    this.duration = duration;
  }

  @Nullable Duration duration() {
    return duration;
  }

  String key() {
    return "rules.expiry." + name().toLowerCase(Locale.ROOT);
  }

  static Expiry of(@Nullable Duration duration) {
    for (Expiry expiry : values()) {
      if (Objects.equals(expiry.duration, duration)) {
        return expiry;
      }
    }
    return WEEK;
  }
}
