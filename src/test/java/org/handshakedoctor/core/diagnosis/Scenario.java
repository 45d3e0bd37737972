package org.handshakedoctor.core.diagnosis;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;

/// Small logs, each with one story.
enum Scenario {
  ARTICLE(Samples.text("article.log")),
  PROVOKED(Samples.text("nginx-error.log")),
  FORGED_IN_MANY_WAYS(Samples.text("nginx-forged.log")),
  EXPIRED_FOR_MANY(repeat(40, i -> handshake(i, i, "alert certificate expired", 45))),
  EXPIRED_FOR_TWO(repeat(8, i -> handshake(i, i % 2, "alert certificate expired", 45))),
  EXPIRED_AMONG_NOISE(
      repeat(300, i -> handshake(i, i, "bad key share"))
          + repeat(12, i -> handshake(i, i, "alert certificate expired", 45))),
  UNKNOWN_CA_FOR_FIVE(repeat(10, i -> handshake(i, i % 5, "alert unknown ca", 48))),
  UNKNOWN_CA_FOR_MANY(repeat(40, i -> handshake(i, i, "alert unknown ca", 48))),
  BACKEND_SPEAKS_PLAIN_HTTP(repeat(10, Scenario::plainBackend)),
  BACKEND_AMONG_NOISE(
      repeat(300, i -> handshake(i, i, "bad key share")) + repeat(1, Scenario::plainBackend)),
  KEY_MISMATCH(
      """
      2026/11/23 10:00:00 [emerg] 7#7: SSL_CTX_use_PrivateKey("/etc/nginx/a.key") failed \
      (SSL: error:05800074:x509 certificate routines::key values mismatch)
      """),
  KEY_MISMATCH_ON_THE_CONSOLE(
      """
      nginx: [emerg] SSL_CTX_use_PrivateKey("/etc/nginx/a.key") failed \
      (SSL: error:05800074:x509 certificate routines::key values mismatch)
      nginx: configuration file /etc/nginx/nginx.conf test failed
      """),
  STAPLING_IGNORED(
      """
      2026/11/23 10:00:00 [warn] 7#7: "ssl_stapling" ignored, no OCSP responder URL in the \
      certificate "/etc/nginx/a.pem"
      """),
  CERTIFICATE_NOT_LOADED_FOR_VISITORS(
      repeat(20, i -> handshake(i, i, "bad key share"))
          + repeat(20, i -> handshake(i, i + 100, "cert cb error"))),
  CERTIFICATE_NOT_LOADED_FOR_ONE(repeat(20, i -> handshake(i, 1, "cert cb error"))),
  SESSION_CACHE_FULL(
      """
      2026/11/23 10:00:00 [alert] 7#7: *1 could not allocate new session in SSL session shared \
      cache "SSL" while SSL handshaking, client: 9.9.0.1, server: 0.0.0.0:443
      """),
  NO_FAILURES(repeat(30, i -> line(i, "notice", "signal 1 (SIGHUP) received, reconfiguring"))),
  NOTHING_UNDERSTOOD("Dear Sir,\nplease find the log enclosed.\n"),
  EMPTY(""),
  FLOOD(repeat(6000, i -> handshake(i, 1, "bad key share")) + handshake(1, 2, "bad key share")),
  FLOOD_OVER_MANY_DAYS(repeat(6000, i -> handshake(i * 60, 1, "bad key share"))),
  FLOOD_FROM_A_CDN(
      repeat(6000, i -> failure(i, "162.158.1.1", "crit", "bad key share"))
          + repeat(15_000, i -> handshake(i, 1000 + i, "bad key share"))),
  FLOOD_OF_REFUSALS(repeat(6000, i -> handshake(i, 1, "alert unknown ca", 48))),
  ALL_FROM_ONE_PRIVATE_ADDRESS(repeat(100, i -> failure(i, "10.0.0.5", "info", "bad key share"))),
  ALL_FROM_A_CDN(repeat(100, i -> failure(i, "162.158.1." + i, "info", "bad key share"))),
  SCAN(
      repeat(
          40,
          i ->
              handshake(
                  i / 4,
                  1,
                  List.of("bad key share", "no shared cipher", "version too low", "http request")
                      .get(i % 4)))),
  UNCLEAR(repeat(50, i -> handshake(i, i, "never heard of"))),
  UNCLEAR_WITH_A_LITTLE_NOISE(
      repeat(15, i -> handshake(i, i, "never heard of")) + handshake(1, 99, "bad key share")),
  FORGED(
      repeat(3, i -> handshake(i, i, "bad key share"))
          + "2026/11/23 10:00:00 [error] 7#7: *2 open() \"/srv/x\n"
          + repeat(6000, i -> handshake(i, 200, "bad key share")).substring(0, 1500)
          + "\n\" failed (2: No such file or directory), client: 9.9.9.9, server: a, request:"
          + " \"GET /x%0A HTTP/1.1\", host: \"a\"\n"),
  FORGED_WITHOUT_A_SENDER(
      "2026/11/23 10:00:00 [error] 7#7: *2 open() \"/srv/x\n"
          + handshake(1, 1, "bad key share")
          + "x".repeat(3000)),
  BORINGSSL(
      repeat(
          3,
          i ->
              line(
                  i,
                  "info",
                  "SSL_do_handshake() failed (SSL: error:1000009c:SSL"
                      + " routines:OPENSSL_internal:HTTP_REQUEST) while SSL handshaking, client:"
                      + " 9.9.0.1, server: a"))),
  RENAMED_ALERTS(
      line(
          1,
          "info",
          "SSL_do_handshake() failed (SSL: error:0A000416:SSL routines::ssl/tls alert certificate"
              + " unknown:SSL alert number 46) while SSL handshaking, client: 9.9.0.1, server: a")),
  TWO_ERRORS_AT_CRIT(
      failure(
          1, "9.9.0.1", "crit", "bad key share error:0A00010B:SSL routines::wrong version number")),
  NEW_VERSIONS_AT_CRIT(
      repeat(
          3,
          i ->
              failure(i, "9.9.0.1", "crit", "application data after close notify")
                  + failure(i, "9.9.0.1", "crit", "invalid alert")));

  static final ErrorCatalog CATALOG = ErrorCatalog.bundled();
  static final NetworkDirectory NETWORKS = NetworkDirectory.bundled();

  final String text;

  Scenario(String text) {
    this.text = text;
  }

  Report report(Filter filter) {
    FailureLog log =
        new Analyzer(new CatalogClassifier(CATALOG))
            .analyze(
                List.of(new LogLocation.Pasted(name(), text)),
                (_, _) -> {},
                new CancellationToken());
    return Report.of(log, filter);
  }

  Diagnosis diagnosis() {
    return diagnosis(Filter.NONE);
  }

  Diagnosis diagnosis(Filter filter) {
    return Diagnosis.of(report(filter), CATALOG, NETWORKS);
  }

  /// The address of the visitor with this number, in a network that no list knows.
  static String visitor(int number) {
    return "9.9." + number / 250 + "." + number % 250;
  }

  private static String handshake(int second, int visitor, String reason) {
    return failure(second, visitor(visitor), "crit", reason);
  }

  private static String handshake(int second, int visitor, String alert, int number) {
    return line(
        second,
        "info",
        "SSL_do_handshake() failed (SSL: error:%08X:SSL routines::tlsv1 %s:SSL alert number %d) while SSL handshaking, client: %s, server: 0.0.0.0:443"
            .formatted(20 << 23 | 1000 + number, alert, number, visitor(visitor)));
  }

  private static String failure(int second, String client, String level, String reason) {
    return line(
        second,
        level,
        "SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::%s) while SSL handshaking, client: %s, server: 0.0.0.0:443"
            .formatted(reason, client));
  }

  private static String plainBackend(int second) {
    return line(
        second,
        "error",
        "SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version number) while SSL handshaking to upstream, client: %s, server: a, request: \"GET / HTTP/1.1\", upstream: \"https://10.0.0.7:8080/\", host: \"a\""
            .formatted(visitor(second)));
  }

  private static String line(int second, String level, String message) {
    LocalDateTime time = LocalDateTime.of(2026, 11, 23, 10, 0).plusSeconds(second);
    return "%s [%s] 7#7: *%d %s%n"
        .formatted(
            time.format(DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss")), level, second, message)
        .replace("\r", "");
  }

  private static String repeat(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
  }
}
