package org.handshakedoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FailuresCommandTest {
  private static final String NGINX = "src/test/resources/samples/nginx-error.log";

  @Test
  void oneObjectALineWithEveryKeyOfTheContract() {
    CommandLineRun run = CommandLineRun.of("failures", NGINX);

    List<JsonNode> failures = failures(run);
    assertThat(run.out()).endsWith("}\n");
    assertThat(failures).hasSameSizeAs(run.out().lines().toList());
    assertThat(failures)
        .allSatisfy(
            failure ->
                assertThat(failure.propertyNames())
                    .containsExactly(
                        "source",
                        "line",
                        "format",
                        "time",
                        "level",
                        "client",
                        "server",
                        "leg",
                        "operation",
                        "phase",
                        "errors",
                        "alert",
                        "reason",
                        "entry",
                        "fault",
                        "host",
                        "upstream"));
  }

  @Test
  void anUpstreamFailureNamesTheInnocentVisitorAndTheBackend() {
    JsonNode failure =
        failures(CommandLineRun.of("failures", NGINX)).stream()
            .filter(one -> one.get("leg").asString().equals("upstream"))
            .findFirst()
            .orElseThrow();

    assertThat(failure.get("client").asString()).isEqualTo("198.51.100.140");
    assertThat(failure.get("upstream").asString()).isEqualTo("https://127.0.0.1:24480/up-plain");
    assertThat(failure.get("host").asString()).isEqualTo("example.org");
    assertThat(failure.get("fault").asString()).isEqualTo("backend");
    assertThat(failure.get("entry").asString()).isEqualTo("upstream-plain-http");
  }

  @Test
  void asManyAsTheReportCounts() {
    int counted =
        CommandLineRun.of("analyze", NGINX, "--json").json().at("/totals/failures").asInt();

    assertThat(failures(CommandLineRun.of("failures", NGINX))).hasSize(counted);
  }

  @Test
  void aForgedLineIsNotInTheStream(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("error.log");
    Files.writeString(
        log,
        """
        2026/03/01 09:59:59 [crit] 7#7: *1 SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while SSL handshaking, client: 198.51.100.7, server: 0.0.0.0:443
        2026/03/01 10:00:00 [error] 7#7: *2 open() "/var/www/x" failed (2: No such file or directory), client: 1.1.1.1, server: y, request: "GET /", host: "z
        2026/03/01 10:00:00 [crit] 1234#1234: *99 SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while SSL handshaking, client: 203.0.113.66, server: 0.0.0.0:443
        " failed (2: No such file or directory), client: 198.51.100.9, server: example.org, request: "GET /x%22%20failed%0A2026/03/01%0A HTTP/1.1", host: "example.org"
        """);

    assertThat(failures(CommandLineRun.of("failures", log.toString())))
        .extracting(failure -> failure.get("client").asString())
        .containsExactly("198.51.100.7");
  }

  private static List<JsonNode> failures(CommandLineRun run) {
    return run.out().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
  }
}
