package org.handshakedoctor.core.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.BlockAdvice;
import org.handshakedoctor.core.diagnosis.CatalogClassifier;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.networks.mmdb.LocationDatabase;
import org.handshakedoctor.core.rules.Guard;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;

/// A small log and what is exported of it.
record ReportSample(Report report) {
  static final ErrorCatalog CATALOG = ErrorCatalog.bundled();
  static final NetworkDirectory NETWORKS = NetworkDirectory.bundled();

  static ReportSample of(String... lines) {
    return named("error.log", String.join("", lines));
  }

  static ReportSample named(String name, String text) {
    return new ReportSample(
        Report.of(
            new Analyzer(new CatalogClassifier(CATALOG))
                .analyze(
                    List.of(new LogLocation.Pasted(name, text)),
                    (_, _) -> {},
                    new CancellationToken()),
            Filter.NONE));
  }

  /// A line of nginx, so many seconds after ten o'clock.
  static String failure(int second, String client, String reason) {
    return line(
        second,
        "crit",
        "SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::%s) while SSL handshaking, client: %s, server: 0.0.0.0:443"
            .formatted(reason, client));
  }

  static String line(int second, String level, String message) {
    return "%s [%s] 7#7: *%d %s\n"
        .formatted(
            LocalDateTime.of(2026, 11, 23, 10, 0)
                .plusSeconds(second)
                .format(DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT)),
            level,
            second,
            message);
  }

  ReportOptions options(Locale locale, boolean masked) {
    return new ReportOptions(
        new Wording(CATALOG, locale),
        CATALOG,
        new BlockAdvice(NETWORKS, new Guard(Guard.DEFAULT_MIN_FAILURES)),
        masked ? AddressLabels.masked(report) : AddressLabels.plain(),
        LocationDatabase.NONE,
        "Handshake Doctor 1.2.3",
        LocalDateTime.of(2026, 11, 24, 8, 30));
  }

  String written(ReportFormat format, Locale locale, boolean masked) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(
        out,
        options(locale, masked),
        report,
        Diagnosis.of(report, CATALOG, NETWORKS),
        false,
        Pace.unwatched());
    return out.toString(StandardCharsets.UTF_8);
  }
}
