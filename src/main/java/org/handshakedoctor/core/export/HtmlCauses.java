package org.handshakedoctor.core.export;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.diagnosis.fit.FitWording;

/// What failed: all causes in a table, and each explanation once.
record HtmlCauses(HtmlWriter html, ReportWords words, ReportOptions options) {
  /// More than any honest log has; a log is text that an enemy may have made.
  private static final int MOST_ROWS = 200;

  private static final int MOST_EXPLAINED = 25;
  private static final int LONGEST_LINE = 2048;

  void write(Report report, SampleLines samples) {
    html.open("section").element("h2", words.get("causes"));
    table(report);
    Map<Cause, FitWording.Said> fits = options.fits(report);
    report.reasons().stream()
        .collect(groupingBy(reason -> reason.cause().entry(), LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .limit(MOST_EXPLAINED)
        .forEach(
            one ->
                explanation(
                    report,
                    entry(one.getValue().getFirst().cause()),
                    one.getValue(),
                    samples,
                    fits));
    html.close().newLine();
  }

  private void table(Report report) {
    html.open("table", "id", "causes").open("thead").open("tr");
    html.element("th", words.get("whose"), "scope", "col");
    html.element("th", words.get("cause"), "scope", "col");
    html.element("th", words.get("failures"), "scope", "col", "class", "n");
    html.element("th", words.get("addresses"), "scope", "col", "class", "n");
    html.element("th", words.get("first"), "scope", "col");
    html.element("th", words.get("last"), "scope", "col");
    html.close().close().open("tbody").newLine();
    report.reasons().stream().limit(MOST_ROWS).forEach(this::row);
    html.close().close();
    if (report.reasons().size() > MOST_ROWS) {
      html.element("p", words.get("more", report.reasons().size() - MOST_ROWS));
    }
  }

  private void row(ReasonSummary reason) {
    Cause cause = reason.cause();
    html.open("tr", "data-entry", cause.entry()).open("td");
    html.element("span", mark(cause), "class", "mark m-" + cause.fault().id());
    html.text(" " + words.get("fault." + cause.fault().id())).close();
    html.open("td").element("b", entry(cause).text(words.locale()).name());
    html.open("br").element("small", options.labels().in(cause.reason())).close();
    html.element("td", words.number(reason.failures()), "class", "n");
    html.element("td", words.number(reason.clients()), "class", "n");
    html.element("td", words.time(reason.first()), "class", "t");
    html.element("td", words.time(reason.last()), "class", "t");
    html.close().newLine();
  }

  private void explanation(
      Report report,
      ErrorEntry entry,
      List<ReasonSummary> reasons,
      SampleLines samples,
      Map<Cause, FitWording.Said> fits) {
    ErrorEntry.Text text = entry.text(words.locale());
    html.open("article").element("h3", text.name());
    part("happened", text.happened());
    part("side", text.side());
    part("do", text.todo());
    // Whose log says so, to name the right file to change.
    String server = report.log().formatOf(entry.id());
    ErrorEntry.Snippet snippet = entry.snippet(server);
    if (snippet != null) {
      String place = options.wording().place(snippet, server);
      html.element("p", words.get("goes-to", place), "class", "goes");
      HtmlReport.snippet(html, snippet.text());
    }
    FitWording.Said fit = fits.get(reasons.getFirst().cause());
    if (fit != null) {
      html.element("p", options.labels().in(words.get("fit", fit.text(), fit.because())));
    }
    part("wrong", text.wrong());
    for (ReasonSummary reason : reasons) {
      SampleLines.Sample sample = samples.byCause().get(reason.cause());
      if (sample != null) {
        String line = options.labels().in(sample.text());
        String shown = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
        html.element("p", words.get("sample", sample.line()), "class", "goes");
        html.open("pre", "class", "sample").open("code").lines(shown).close().close();
        break;
      }
    }
    html.close().newLine();
  }

  private void part(String key, String text) {
    html.open("p").element("b", words.get(key)).text(" " + text).close();
  }

  private ErrorEntry entry(Cause cause) {
    return Objects.requireNonNull(options.catalog().get(cause.entry()), cause.entry());
  }

  private static String mark(Cause cause) {
    return switch (cause.fault()) {
      case SITE -> "■";
      case BACKEND -> "▲";
      case EITHER -> "◆";
      case NETWORK -> "●";
      case VISITOR -> "○";
    };
  }
}
