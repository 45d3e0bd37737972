package org.handshakedoctor.core.analysis;

import java.util.List;
import org.handshakedoctor.core.log.FailureSink;

/// From when to when a log goes, failures or not, and what the server said of itself.
///
/// @param first time of the earliest line that has one, in seconds as [FailureLog#time], or
///   NO_TIME. Of formats that are only read where they report failures it is the earliest failure.
/// @param last the same of the latest
/// @param events the first of each source, in the order of their times
record LogSpan(int first, int last, List<ServerMark> events) {
  static final LogSpan NONE = new LogSpan(FailureSink.NO_TIME, FailureSink.NO_TIME, List.of());

  LogSpan {
    events = List.copyOf(events);
  }
}
