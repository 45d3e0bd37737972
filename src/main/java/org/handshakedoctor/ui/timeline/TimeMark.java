package org.handshakedoctor.ui.timeline;

import java.util.List;
import org.handshakedoctor.core.analysis.TimeRange;

/// A moment on the timeline at which something is said to have happened.
///
/// @param time in seconds as in [TimeRange]
/// @param own whether the user put it there
record TimeMark(long time, String words, boolean own) {

  /// Those that lie in a range.
  static List<TimeMark> in(TimeRange range, List<TimeMark> marks) {
    return marks.stream().filter(mark -> range.contains(mark.time())).toList();
  }
}
