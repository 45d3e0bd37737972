package org.handshakedoctor.core.log.formats;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.handshakedoctor.core.tls.FailureKind;

/// Remembers which [FailureKind] was made of which words, so that a log of a million lines makes a
/// few dozen. Thread-confined. Endless words make it useless, not large.
///
/// @param <W> the words, compared by value
final class KindMemory<W> {
  private static final int MOST = 2048;

  private final Map<W, FailureKind> kinds = new HashMap<>();

  FailureKind get(W words, Function<W, FailureKind> parse) {
    FailureKind known = kinds.get(words);
    if (known != null) {
      return known;
    }
    FailureKind kind = parse.apply(words);
    if (kinds.size() < MOST) {
      kinds.put(words, kind);
    }
    return kind;
  }
}
