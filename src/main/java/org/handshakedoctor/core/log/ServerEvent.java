package org.handshakedoctor.core.log;

import org.jspecify.annotations.Nullable;

/// Something the server says of itself, after which its failures may be others than before.
///
/// @param version what started, such as `nginx/1.24.0`; null where the line does not say
public record ServerEvent(Kind kind, @Nullable String version) {
  public enum Kind {
    /// The program started, perhaps as a newer one in place of the one that ran.
    START,
    /// It was told to read its configuration, certificates among it, again.
    RELOAD
  }
}
