package org.handshakedoctor.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.handshakedoctor.Launcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Devices of long ago, against the openssl program. In a process of its own: Java decides once in
/// a process which versions it refuses.
class OldVisitorsTest {
  private static final Path OPENSSL = Path.of("/usr/bin/openssl");

  @TempDir private Path folder;

  @Test
  void aServerThatStillOffersTls10IsNoticed() throws Exception {
    assumeThat(OPENSSL).as("NOT RUN: there is no %s", OPENSSL).isExecutable();
    Path key = folder.resolve("key.pem");
    Path certificate = folder.resolve("cert.pem");
    Process made =
        run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "9")
            .with("-keyout", key.toString(), "-out", certificate.toString())
            .start();
    assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process server =
        run("s_server", "-accept", String.valueOf(port), "-quiet", "-www")
            .with("-key", key.toString(), "-cert", certificate.toString())
            .with("-tls1", "-cipher", "ALL:@SECLEVEL=0")
            .start();
    try {
      waitFor(port);
      JsonNode json = check(port);

      assertThat(visitor(json, "tls10").get("in").asBoolean()).isTrue();
      assertThat(visitor(json, "tls10").get("protocol").asString()).isEqualTo("TLSv1");
      assertThat(visitor(json, "today").get("alert").asString()).isEqualTo("protocol_version");
      assertThat(json.at("/findings/0/id").asString()).isEqualTo("today-refused");
    } finally {
      server.destroyForcibly();
    }
  }

  private static JsonNode visitor(JsonNode json, String id) {
    return json.get("visitors")
        .valueStream()
        .filter(one -> one.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode check(int port) throws Exception {
    Path out = folder.resolve("out.json");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "check",
                "127.0.0.1:" + port,
                "--json")
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(program.waitFor()).isZero();
    return JsonMapper.shared().readTree(Files.readString(out, StandardCharsets.UTF_8));
  }

  private static void waitFor(int port) throws Exception {
    for (int i = 0; i < 100; i++) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (ConnectException e) {
        Thread.sleep(100);
      }
    }
  }

  private static Openssl run(String... words) {
    return new Openssl(List.of()).with(OPENSSL.toString()).with(words);
  }

  private record Openssl(List<String> words) {
    Openssl with(String... more) {
      return new Openssl(Stream.concat(words.stream(), Stream.of(more)).toList());
    }

    Process start() throws IOException {
      return new ProcessBuilder(words)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    }
  }
}
