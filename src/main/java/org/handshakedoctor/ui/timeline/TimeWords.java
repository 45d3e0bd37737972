package org.handshakedoctor.ui.timeline;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.ui.fx.Texts;

/// Spans of time, and what happened in them, in words.
record TimeWords(Texts texts) {
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;
  private static final int DAY = 86_400;
  private static final int DATE_LENGTH = "yyyy-MM-dd".length();

  /// How much time a bar stands for.
  String step(int seconds) {
    if (seconds < MINUTE) {
      return texts.get("timeline.step-seconds", seconds);
    }
    if (seconds < HOUR) {
      return texts.get("timeline.step-minutes", seconds / MINUTE);
    }
    return seconds < DAY
        ? texts.get("timeline.step-hours", seconds / HOUR)
        : texts.get("timeline.step-days", seconds / DAY);
  }

  /// As short as it can be said without losing anything: seconds only where there are some, the
  /// date twice only where it changes, and whole days without any time.
  String span(TimeRange range) {
    long until = range.until();
    if (range.from() % DAY == 0 && until % DAY == 0) {
      String first = date(range.from());
      String last = date(until - 1);
      return first.equals(last) ? first : first + " – " + last;
    }
    boolean seconds = range.from() % MINUTE != 0 || until % MINUTE != 0;
    String from = clock(range.from(), seconds);
    String to = clock(until, seconds);
    boolean sameDay = date(range.from()).equals(date(until));
    return date(range.from()) + " " + from + " – " + (sameDay ? to : date(until) + " " + to);
  }

  /// One line for all of it.
  String summary(TimeRange range, Map<Fault, Integer> counts) {
    String parts =
        Arrays.stream(Fault.values())
            .filter(fault -> counts.getOrDefault(fault, 0) > 0)
            .map(fault -> texts.get("timeline.of-" + fault.id(), counts.getOrDefault(fault, 0)))
            .collect(Collectors.joining(texts.get("timeline.comma")));
    return parts.isEmpty()
        ? texts.get("timeline.nothing-in", span(range))
        : texts.get("timeline.summary", span(range), total(counts), parts);
  }

  /// The span and the number of failures, for where the parts stand beside it.
  String total(TimeRange range, Map<Fault, Integer> counts) {
    return texts.get("timeline.total", span(range), total(counts));
  }

  private static int total(Map<Fault, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private String date(long seconds) {
    return texts.time(seconds).substring(0, DATE_LENGTH);
  }

  private String clock(long seconds, boolean withSeconds) {
    String time = texts.time(seconds);
    return time.substring(DATE_LENGTH + 1, withSeconds ? time.length() : time.length() - 3);
  }
}
