package org.handshakedoctor.core.diagnosis.fit;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.CatalogClassifier;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;

/// A log written line by line, in the words of nginx.
final class Story {
  static final ErrorCatalog CATALOG = ErrorCatalog.bundled();
  static final NetworkDirectory NETWORKS = NetworkDirectory.bundled();

  private static final LocalDateTime START = LocalDateTime.of(2026, 11, 23, 10, 0);

  private final StringBuilder errors = new StringBuilder();
  private final StringBuilder visits = new StringBuilder();

  /// An address in a network of its own.
  static String stranger(int number) {
    return "9." + number + ".1.1";
  }

  /// An address in the one network 9.9.9.0/24.
  static String neighbour(int number) {
    return "9.9.9." + number;
  }

  Story fails(int second, String client, String reason) {
    return line(
        second,
        "info",
        "SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::%s) while SSL handshaking, client: %s, server: 0.0.0.0:443"
            .formatted(reason, client));
  }

  /// Some OpenSSL or other, and an alert that the visitor sent.
  Story complains(int second, String client, String alert, int number) {
    return line(
        second,
        "info",
        "SSL_do_handshake() failed (SSL: error:%08X:SSL routines::tlsv1 alert %s:SSL alert number %d) while SSL handshaking, client: %s, server: 0.0.0.0:443"
            .formatted(20 << 23 | 1000 + number, alert, number, client));
  }

  /// Failures of twenty others between two times, as a clock.
  Story background(int from, int to) {
    int lines = 40;
    for (int i = 0; i < lines; i++) {
      fails(
          from + (int) ((long) (to - from) * i / (lines - 1)),
          stranger(200 + i % 20),
          "no shared cipher");
    }
    return this;
  }

  Story line(int second, String level, String message) {
    String time =
        START.plusSeconds(second).format(DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss"));
    errors.append("%s [%s] 7#7: *1 %s\n".formatted(time, level, message));
    return this;
  }

  /// A line as a console shows it.
  Story says(String message) {
    errors.append("nginx: [emerg] ").append(message).append('\n');
    return this;
  }

  Story visits(String... clients) {
    for (String client : clients) {
      visits.append(client).append(" - - [23/Nov/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 612");
      visits.append(" \"-\" \"Mozilla/5.0\"\n");
    }
    return this;
  }

  Report report() {
    List<LogLocation> logs = new ArrayList<>();
    // In the order of time, as a server writes them.
    List<String> lines = errors.toString().lines().sorted().toList();
    logs.add(new LogLocation.Pasted("error.log", String.join("\n", lines) + "\n"));
    if (!visits.isEmpty()) {
      logs.add(new LogLocation.Pasted("access.log", visits.toString()));
    }
    return report(logs);
  }

  static Report report(List<LogLocation> logs) {
    FailureLog log =
        new Analyzer(new CatalogClassifier(CATALOG))
            .analyze(logs, (_, _) -> {}, new CancellationToken());
    return Report.of(log, Filter.NONE);
  }

  Context context(String entry) {
    return context(report(), entry);
  }

  static Context context(Report report, String entry) {
    return Objects.requireNonNull(
        Context.of(report, cause(report, entry), NETWORKS, new CancellationToken()));
  }

  /// Of the causes with this entry that with the most failures.
  static Cause cause(Report report, String entry) {
    return report.reasons().stream()
        .map(Report.ReasonSummary::cause)
        .filter(cause -> cause.entry().equals(entry))
        .findFirst()
        .orElseThrow(() -> new AssertionError(entry + " is not in " + report.reasons().toString()));
  }

  Fits fits(String entry) {
    return fits(report(), entry);
  }

  static Fits fits(Report report, String entry) {
    Cause cause = cause(report, entry);
    return Fits.of(
        Objects.requireNonNull(CATALOG.get(cause.entry(), cause.leg())), context(report, entry));
  }

  static FitWording wording(Locale locale) {
    return new FitWording(new Wording(CATALOG, locale));
  }
}
