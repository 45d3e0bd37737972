package org.handshakedoctor.ui.overview;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.analysis.Trend;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.ui.fx.Texts;

/// A row of the [CausesTable] in words, whatever columns there is room for: for screen readers, and
/// for a spreadsheet.
record CauseWords(Texts texts, CauseName names) {
  private static final List<String> COLUMNS =
      List.of(
          "cause",
          "fault",
          "reason",
          "operation",
          "failures",
          "clients",
          "networks",
          "first",
          "last");

  String spoken(ReasonSummary one, Trend trend) {
    Stream.Builder<String> parts = Stream.builder();
    parts.add(
        texts.get(
            "overview.cause-spoken",
            names.plain(one.cause()),
            texts.get("fault." + one.cause().fault().id()),
            one.failures(),
            one.clients()));
    if (one.first() != FailureSink.NO_TIME) {
      parts.add(texts.get("overview.from-until", texts.time(one.first()), texts.time(one.last())));
    }
    if (trend != Trend.UNKNOWN) {
      int earlier = one.course().earlier();
      parts.add(texts.get("overview.trend-full", earlier, one.course().later()));
    }
    return parts.build().collect(Collectors.joining(" "));
  }

  /// Parted by tabs.
  String asLine(ReasonSummary one) {
    Cause cause = one.cause();
    return Stream.of(
            names.plain(cause),
            texts.get("fault." + cause.fault().id()),
            CauseName.logged(cause),
            CauseName.operation(cause),
            Integer.toString(one.failures()),
            Integer.toString(one.clients()),
            Integer.toString(one.networks()),
            time(one.first()),
            time(one.last()))
        .collect(Collectors.joining("\t"));
  }

  /// With a line of headings.
  String asTable(List<ReasonSummary> all) {
    String headings =
        COLUMNS.stream()
            .map(column -> texts.get("overview.column-" + column))
            .collect(Collectors.joining("\t"));
    return Stream.concat(Stream.of(headings), all.stream().map(this::asLine))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String time(int seconds) {
    return seconds == FailureSink.NO_TIME ? "" : texts.time(seconds);
  }
}
