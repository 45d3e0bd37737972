package org.handshakedoctor.core.export;

import static java.util.stream.Collectors.joining;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.diagnosis.Wording;

/// What the report was made from, with what, and when.
record HtmlSources(HtmlWriter html, ReportWords words, ReportOptions options) {

  void write(Report report) {
    html.open("section").element("h2", words.get("sources"));
    html.open("table", "id", "sources").open("thead").open("tr");
    html.element("th", words.get("source"), "scope", "col");
    html.element("th", words.get("format"), "scope", "col");
    html.element("th", words.get("lines"), "scope", "col", "class", "n");
    html.element("th", words.get("failures"), "scope", "col", "class", "n");
    html.element("th", words.get("unread"), "scope", "col", "class", "n");
    html.close().close().open("tbody").newLine();
    report.log().sources().forEach(this::row);
    html.close().close();
    html.close().newLine();
    html.open("footer");
    ZoneId zone = report.log().zone();
    html.element(
        "p",
        zone == null ? words.get("clock.unknown") : words.get("clock", ReportWords.zone(zone)));
    String made = options.made().truncatedTo(ChronoUnit.MINUTES).toString().replace('T', ' ');
    html.open("p").text(words.get("made", options.program())).text(" ");
    html.element("time", made, "datetime", made.replace(' ', 'T'));
    html.close().close().newLine();
  }

  private void row(SourceSummary source) {
    Wording wording = options.wording();
    html.open("tr").open("td");
    html.element("code", options.labels().in(HtmlReport.shortName(source)));
    if (source.problem() != null) {
      html.open("br").element("small", wording.problem(source.problem()));
    }
    if (source.repeats() != null) {
      html.open("br").element("small", options.labels().in(wording.repeat(source.repeats())));
    }
    for (SourceSummary.SourceNote note : source.notes()) {
      html.open("br").element("small", wording.note(note));
    }
    html.close();
    html.element(
        "td", source.formats().keySet().stream().map(wording::format).collect(joining(", ")));
    html.element("td", words.number(source.lines()), "class", "n");
    html.element("td", words.number(source.failures()), "class", "n");
    html.element("td", words.number(source.unread()), "class", "n");
    html.close().newLine();
  }
}
