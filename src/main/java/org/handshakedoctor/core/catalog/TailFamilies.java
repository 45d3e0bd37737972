package org.handshakedoctor.core.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// The families, each read when a row of it is first asked for. Safe for many threads.
final class TailFamilies {
  private final Map<String, Optional<OnLeg>> read = new ConcurrentHashMap<>();

  /// A family as it is on a leg.
  ///
  /// @param leg null if it is the same on any leg that has no words of its own
  record OnLeg(TailFamily family, @Nullable Leg leg) {}

  /// The words for the leg if it has its own, else those for the rest.
  ///
  /// @param leg null if it is not known: a visitor's then, as most failures are
  OnLeg get(String family, @Nullable Leg leg) {
    Leg asked = leg == null ? Leg.CLIENT : leg;
    return onLeg(family, asked)
        .or(() -> onLeg(family, null))
        .or(() -> onLeg(family, Leg.LOCAL))
        .orElseThrow(() -> new IllegalArgumentException("no family " + family));
  }

  /// The family on each leg, a visitor's first, and each only once.
  Set<OnLeg> all(String family) {
    Set<OnLeg> all = new LinkedHashSet<>();
    for (Leg leg : Leg.values()) {
      all.add(get(family, leg));
    }
    return all;
  }

  private Optional<OnLeg> onLeg(String family, @Nullable Leg leg) {
    String file = leg == null ? family : family + "-" + leg.id();
    return Objects.requireNonNull(
        read.computeIfAbsent(file, name -> read(name).map(found -> new OnLeg(found, leg))));
  }

  private static Optional<TailFamily> read(String file) {
    try (InputStream in = Cells.open("tail/families/" + file + ".json")) {
      return in == null ? Optional.empty() : Optional.of(EntryReader.readFamily(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
