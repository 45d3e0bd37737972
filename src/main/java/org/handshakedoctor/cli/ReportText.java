package org.handshakedoctor.cli;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.io.PrintStream;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.diagnosis.Evidence;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.diagnosis.fit.FitWording;
import org.handshakedoctor.core.export.ReportOptions;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.networks.Operator;
import org.handshakedoctor.core.networks.mmdb.Location;

/// A report for a person at a terminal: the verdict first, then why, what to do, and the numbers.
final class ReportText {
  private static final int CLIENTS_SHOWN = 20;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final PrintStream out;
  private final ReportOptions options;
  private final Wording wording;
  private final CliTexts texts;

  ReportText(PrintStream out, ReportOptions options) {
    this.out = out;
    this.options = options;
    this.wording = options.wording();
    this.texts = CliTexts.in(wording.locale());
  }

  void print(Report report, Diagnosis diagnosis) {
    Map<Cause, FitWording.Said> fits = options.fits(report);
    String confidence = wording.confidence(diagnosis.confidence());
    out.println(texts.get("verdict", wording.verdict(diagnosis.verdict()), confidence));
    out.println(shown(wording.headline(diagnosis)));
    heading("why");
    for (Evidence evidence : diagnosis.evidence()) {
      out.println("  - " + shown(wording.text(evidence)));
    }
    actions(diagnosis);
    if (report.failures() > 0) {
      reasons(report.reasons(), fits);
      clients(report.clients());
    }
    heading("sources");
    report.log().sources().forEach(this::source);
    log(report);
  }

  private void actions(Diagnosis diagnosis) {
    if (diagnosis.actions().isEmpty()) {
      return;
    }
    heading("todo");
    int number = 1;
    for (Evidence.Action action : diagnosis.actions()) {
      Wording.Advice advice = wording.advice(action);
      out.println("  " + number++ + ". " + shown(advice.text()));
      if (advice.place() != null) {
        out.println("       " + texts.get("explain.file", advice.place()));
      }
      options.snippet(action, advice).lines().forEach(line -> out.println("         " + line));
    }
  }

  private void reasons(List<ReasonSummary> reasons, Map<Cause, FitWording.Said> fits) {
    heading("causes");
    out.println(texts.get("causes.columns"));
    for (ReasonSummary reason : reasons) {
      Cause cause = reason.cause();
      String name =
          Objects.requireNonNull(options.catalog().get(cause.entry()))
              .text(wording.locale())
              .name();
      out.printf(
          Locale.ROOT,
          "  %9d  %9d  %s: %s (%s)%n",
          reason.failures(),
          reason.clients(),
          wording.phrase("fault." + cause.fault().id()),
          name,
          shown(VisibleText.of(cause.reason())));
      FitWording.Said fit = fits.get(cause);
      if (fit != null) {
        out.println(
            " ".repeat(24)
                + shown(texts.get("causes.fit", fit.cause(), fit.text(), fit.because())));
      }
    }
  }

  private void clients(List<ClientSummary> clients) {
    if (clients.isEmpty()) {
      return;
    }
    heading("addresses");
    out.println(texts.get("addresses.columns"));
    List<ClientSummary> shown = clients.subList(0, Math.min(CLIENTS_SHOWN, clients.size()));
    for (ClientSummary client : shown) {
      String line =
          String.format(
              Locale.ROOT,
              "  %9d  %-19s  %-39s  %s",
              client.failures(),
              time(client.last()),
              options.labels().of(client.address()),
              network(client.address()));
      out.println(line.stripTrailing());
    }
    if (clients.size() > CLIENTS_SHOWN) {
      out.println("  " + texts.get("addresses.more", clients.size() - CLIENTS_SHOWN));
    }
    shown.stream()
        .map(client -> options.advice().networks().find(client.address()))
        .filter(Objects::nonNull)
        .filter(operator -> operator.kind().measures())
        .collect(toMap(Operator::name, one -> one, (one, _) -> one, LinkedHashMap::new))
        .values()
        .forEach(this::operator);
  }

  /// Whose network it is, and where the machines are as far as a database knows.
  private String network(IpAddress address) {
    Operator operator = options.advice().networks().find(address);
    Location location = options.locations().find(address);
    return Stream.of(operator == null ? location.network() : operator.title(), location.country())
        .filter(Objects::nonNull)
        .collect(joining(", "));
  }

  /// Why somebody measures the Internet, and where to ask to be left out.
  private void operator(Operator operator) {
    String page = operator.page();
    String why = operator.title() + ": " + wording.phrase("purpose." + operator.purpose().id());
    out.println("  " + why);
    if (page != null) {
      out.println(
          "      " + texts.get(operator.optOut() ? "operator.opt-out" : "operator.page", page));
    }
  }

  private void source(SourceSummary source) {
    String name = shown(VisibleText.of(source.name()));
    if (source.format() != null) {
      out.println(
          "  "
              + texts.get(
                  "source",
                  name,
                  formats(source),
                  source.lines(),
                  source.failures(),
                  source.unread()));
    } else if (source.repeats() != null) {
      out.println("  " + texts.get("source.repeat", name, shown(wording.repeat(source.repeats()))));
    }
  }

  private String formats(SourceSummary source) {
    if (source.formats().size() == 1) {
      return source.formats().keySet().stream().map(wording::format).collect(joining());
    }
    return source.formats().entrySet().stream()
        .map(one -> texts.get("source.format", wording.format(one.getKey()), one.getValue()))
        .collect(joining(texts.get("source.formats")));
  }

  /// What holds for all sources: when it was, by which clock, and who got in.
  private void log(Report report) {
    ZoneId zone = report.log().zone();
    String clock =
        zone == null ? texts.get("zone.unknown") : texts.get("zone", VisibleText.of(name(zone)));
    if (report.first() != FailureSink.NO_TIME) {
      out.println("  " + texts.get("period", time(report.first()), time(report.last()), clock));
    }
    int visitors = report.log().visitors();
    if (visitors >= 0) {
      out.println("  " + texts.get("visitors", visitors));
    }
  }

  /// `UTC+01:00` says more than `+01:00`.
  private static String name(ZoneId zone) {
    if (zone instanceof ZoneOffset offset) {
      return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset;
    }
    return zone.getId();
  }

  /// With addresses as they are to be written.
  private String shown(String text) {
    return options.labels().in(text);
  }

  private void heading(String key) {
    out.println();
    out.println(texts.get(key));
  }

  private static String time(int seconds) {
    return seconds == FailureSink.NO_TIME
        ? ""
        : LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC).format(TIME);
  }
}
