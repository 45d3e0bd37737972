package org.handshakedoctor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FailuresCommandTest {
  private static final String NGINX = "src/test/resources/samples/nginx-error.log";
  private static final String ARTICLE = "src/test/resources/samples/article.log";

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

  @Test
  void aZoneIsPrintedWithEachTime() {
    JsonNode winter =
        failures(CommandLineRun.of("failures", ARTICLE, "--zone", "Europe/Berlin")).getFirst();
    JsonNode asLogged = failures(CommandLineRun.of("failures", ARTICLE)).getFirst();

    assertThat(asLogged.get("time").asString()).isEqualTo("2023-12-27T02:36:21");
    assertThat(winter.get("time").asString()).isEqualTo("2023-12-27T02:36:21+01:00");
  }

  @Test
  void aTimeWithAnOffsetIsPutOnTheClockOfTheUser(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("traefik.log");
    Files.writeString(
        log,
        "2023-12-27T02:36:21+02:00 DBG log/log.go:245 > http: TLS handshake error from"
            + " 203.0.113.7:51515: EOF\n");

    assertThat(time(CommandLineRun.of("failures", log.toString())))
        .isEqualTo("2023-12-27T02:36:21+02:00");
    assertThat(time(CommandLineRun.of("failures", log.toString(), "--zone", "UTC")))
        .isEqualTo("2023-12-27T00:36:21Z");
    assertThat(time(CommandLineRun.of("failures", log.toString(), "--zone", "+05:30")))
        .isEqualTo("2023-12-27T06:06:21+05:30");
  }

  @Test
  void onlyTheGivenFormatIsRead() {
    assertThat(failures(CommandLineRun.of("failures", ARTICLE, "--format", "apache"))).isEmpty();
    assertThat(failures(CommandLineRun.of("failures", ARTICLE, "--format", "nginx"))).hasSize(7);
  }

  @Test
  @Timeout(30)
  void followsUntilNobodyReadsAnyMore(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("error.log");
    List<String> lines = Files.readAllLines(Path.of(ARTICLE));
    Files.writeString(log, lines.get(0) + "\n");
    Pipe pipe = new Pipe();
    PrintStream out = new PrintStream(pipe, false, UTF_8);
    Thread command =
        Thread.ofPlatform()
            .daemon()
            .start(() -> Cli.run(out, out, "failures", "--follow", log.toString()));

    pipe.awaitLines(1);
    Files.writeString(log, lines.get(1) + "\n", StandardOpenOption.APPEND);
    pipe.awaitLines(2);
    Files.move(log, folder.resolve("error.log.1"));
    Files.writeString(log, lines.get(2) + "\n");
    pipe.awaitLines(3);
    pipe.broken = true;
    Files.writeString(log, lines.get(3) + "\n", StandardOpenOption.APPEND);
    command.join();

    List<JsonNode> failures =
        pipe.text().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    assertThat(failures).extracting(one -> one.get("line").asInt()).containsExactly(1, 2, 1);
    assertThat(failures).extracting(one -> one.get("client").asString()).doesNotHaveDuplicates();
  }

  /// The end of a pipe that a reader can leave.
  private static final class Pipe extends ByteArrayOutputStream {
    private volatile boolean broken;

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
      if (broken) {
        throw new IOException("nobody reads");
      }
    }

    String text() {
      String all = toString(UTF_8);
      return all.lines().limit(3).collect(Collectors.joining("\n"));
    }

    void awaitLines(int count) throws InterruptedException {
      while (toString(UTF_8).lines().count() < count) {
        Thread.sleep(20);
      }
    }
  }

  private static String time(CommandLineRun run) {
    return failures(run).getFirst().get("time").asString();
  }

  private static List<JsonNode> failures(CommandLineRun run) {
    return run.out().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
  }
}
