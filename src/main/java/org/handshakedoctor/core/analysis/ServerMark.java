package org.handshakedoctor.core.analysis;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A moment at which something about the server changed, as its log says or shows.
///
/// @param time in seconds, as [FailureLog#time]
/// @param version what runs from then on, such as `nginx/1.24.0`; null where that is not known
public record ServerMark(int time, Kind kind, @Nullable String version) {

  public enum Kind {
    /// The server started, as what it was before or as nobody knows what.
    START,
    /// The server read its configuration and its certificates again.
    RELOAD,
    /// The server started in another version than the time before.
    VERSION,
    /// From here on there are lines at level info, of which there were none.
    INFO_BEGINS,
    /// From here on there are no more lines at level info.
    INFO_ENDS;

    /// The word used in files and in the phrases.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
