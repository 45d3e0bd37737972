package org.handshakedoctor.core.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.catalog.Language;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.diagnosis.Evidence;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.FailureSink;

/// A whole report as one HTML file, to be sent to somebody who does not have this program: the
/// verdict first, then why, what to do, and the numbers.
///
/// It needs nothing but itself: no script, no picture, no font, no style sheet from elsewhere. A
/// content security policy says so to the browser, and lets in no style but the one whose hash it
/// names. Nothing from a log becomes markup ([HtmlWriter]).
public final class HtmlReport {
  private static final String STYLE = style();

  private final ReportOptions options;
  private final Wording wording;
  private final ReportWords words;

  public HtmlReport(ReportOptions options) {
    this.options = options;
    this.wording = options.wording();
    this.words = ReportWords.in(wording.locale());
  }

  /// Writes the file. The stream stays open.
  public void write(OutputStream out, Report report, Diagnosis diagnosis, Pace pace) {
    BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    HtmlWriter html = new HtmlWriter(writer);
    pace.row(0, 1);
    html.doctype().open("html", "lang", language());
    head(html, diagnosis);
    html.open("body").newLine();
    verdict(html, report, diagnosis);
    why(html, diagnosis);
    todo(html, diagnosis);
    if (report.failures() > 0) {
      numbers(html, report);
      new HtmlCauses(html, words, options).write(report, SampleLines.of(report));
      new HtmlClients(html, words, options).write(report);
    }
    limits(html, report, diagnosis);
    new HtmlSources(html, words, options).write(report);
    html.close().close().newLine();
    try {
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void head(HtmlWriter html, Diagnosis diagnosis) {
    html.open("head").newLine();
    html.open("meta", "charset", "utf-8").newLine();
    String policy =
        "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
            .formatted(hash(STYLE));
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy).newLine();
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "color-scheme", "content", "light dark");
    html.open("meta", "name", "referrer", "content", "no-referrer");
    html.open("meta", "name", "generator", "content", options.program()).newLine();
    html.element("title", words.get("title", wording.verdict(diagnosis.verdict()))).newLine();
    html.style(STYLE).close().newLine();
  }

  private void verdict(HtmlWriter html, Report report, Diagnosis diagnosis) {
    html.open("header");
    String names =
        String.join(", ", report.log().sources().stream().map(one -> shortName(one)).toList());
    html.open("p", "class", "what").text(words.get("about", options.labels().in(names))).close();
    html.element("h1", options.labels().in(wording.headline(diagnosis)));
    html.open("p", "class", "verdict v-" + diagnosis.verdict().key());
    html.element("strong", wording.verdict(diagnosis.verdict()));
    html.text(" · " + words.get("confidence", wording.confidence(diagnosis.confidence()))).close();
    if (!report.filter().isEmpty()) {
      html.element("p", words.get("filtered"), "class", "note");
    }
    if (options.labels().isMasked()) {
      html.element("p", words.get("masked"), "class", "note");
    }
    html.close().newLine();
  }

  private void why(HtmlWriter html, Diagnosis diagnosis) {
    html.open("section").element("h2", words.get("why")).open("ul");
    for (Evidence evidence : diagnosis.evidence()) {
      if (!isLimit(evidence)) {
        html.element("li", options.labels().in(wording.text(evidence))).newLine();
      }
    }
    html.close().close().newLine();
  }

  private void todo(HtmlWriter html, Diagnosis diagnosis) {
    html.open("section").element("h2", words.get("todo"));
    if (diagnosis.actions().isEmpty()) {
      html.element("p", words.get("todo.nothing"));
    } else {
      html.open("ol");
      for (Evidence.Action action : diagnosis.actions()) {
        Wording.Advice advice = wording.advice(action);
        html.open("li").element("p", options.labels().in(advice.text()));
        if (advice.place() != null) {
          html.element("p", words.get("goes-to", advice.place()), "class", "goes");
        }
        snippet(html, options.snippet(action, advice));
        html.close().newLine();
      }
      html.close();
    }
    html.close().newLine();
  }

  /// Text to paste: a click selects all of it.
  static void snippet(HtmlWriter html, String text) {
    if (!text.isBlank()) {
      html.open("pre").open("code").lines(text).close().close();
    }
  }

  private void numbers(HtmlWriter html, Report report) {
    html.open("section").element("h2", words.get("when")).open("dl", "class", "numbers");
    number(html, "failures", report.failures());
    number(html, "addresses", report.clients().size());
    number(html, "lines", report.lines());
    if (report.log().visitors() >= 0) {
      number(html, "visitors", report.log().visitors());
    }
    html.close();
    if (report.first() == FailureSink.NO_TIME) {
      html.element("p", words.get("no-time"));
    } else {
      html.element("p", words.get("period", words.time(report.first()), words.time(report.last())));
      new HtmlTimeline(html, words).write(report.timeline());
    }
    html.close().newLine();
  }

  private void number(HtmlWriter html, String key, long value) {
    html.open("div").element("dt", words.get(key));
    html.open("dd").element("data", words.number(value), "value", Long.toString(value), "id", key);
    html.close().close();
  }

  private void limits(HtmlWriter html, Report report, Diagnosis diagnosis) {
    List<Evidence> limits = diagnosis.evidence().stream().filter(HtmlReport::isLimit).toList();
    long unread = report.log().sources().stream().mapToLong(SourceSummary::unread).sum();
    html.open("section").element("h2", words.get("limits")).open("ul");
    limits.forEach(one -> html.element("li", options.labels().in(wording.text(one))).newLine());
    if (unread > 0) {
      double share = (double) (report.lines() - unread) / report.lines();
      html.element("li", words.get("limits.unread", unread, words.percent(share)));
    }
    if (report.log().forgedCount() > 0) {
      html.element("li", words.get("limits.forged", report.log().forgedCount()));
    }
    html.element("li", words.get("limits.either")).close().close().newLine();
  }

  private static boolean isLimit(Evidence evidence) {
    return evidence.id().startsWith("limits-");
  }

  /// Where a log lay on somebody's computer is nobody's business.
  static String shortName(SourceSummary source) {
    String name = source.name().replace('\\', '/');
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.isEmpty() ? source.name() : last;
  }

  private String language() {
    return Language.isChinese(wording.locale()) ? "zh-Hans" : "en";
  }

  private static String style() {
    try (InputStream in =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String css) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      // Every Java has it.
      throw new IllegalStateException(e);
    }
  }
}
