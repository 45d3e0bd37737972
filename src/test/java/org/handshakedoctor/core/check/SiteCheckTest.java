package org.handshakedoctor.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.SSLServerSocket;
import org.handshakedoctor.core.check.CertificateSeen.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real handshakes with real servers on this computer.
class SiteCheckTest {
  private static final String[] NEW = {"TLSv1.3", "TLSv1.2"};

  @TempDir private static Path folder;

  private static Keys keys;

  @BeforeAll
  static void makeCertificates() throws Exception {
    String local = "san=dns:localhost,ip:127.0.0.1";
    keys =
        new Keys(folder)
            .pair("own", "-ext", local)
            .pair("authority", "-ext", "bc:c")
            .pair("expired", "-ext", local, "-startdate", "-30d", "-validity", "10")
            .pair("early", "-ext", local, "-startdate", "+30d")
            .pair("elsewhere", "-ext", "san=dns:example.com,dns:*.example.net")
            .pair("nameless")
            .pair("internal")
            .signed("internal", "authority", "-ext", local)
            .pair("incomplete")
            .signed(
                "incomplete",
                "authority",
                "-ext",
                local,
                "-ext",
                "aia=caIssuers:uri:http://authority.example/ca.crt");
  }

  @ParameterizedTest
  @CsvSource({
    "own, SELF_SIGNED",
    "expired, EXPIRED",
    "early, NOT_YET",
    "elsewhere, WRONG_NAME",
    "nameless, WRONG_NAME",
    "internal, UNKNOWN_ISSUER",
    "incomplete, INCOMPLETE"
  })
  void namesWhatIsWrongWithACertificate(String alias, Problem problem) throws Exception {
    try (SSLServerSocket server = keys.serve(alias, NEW)) {
      SiteCheck check = check(server);

      CertificateSeen seen = Objects.requireNonNull(check.certificate());
      assertThat(seen.problem()).isEqualTo(problem);
      assertThat(check.findings().getFirst().id()).isEqualTo("certificate-" + problem.id());
      assertThat(check.findings().getFirst().level()).isEqualTo(Finding.Level.PROBLEM);
      assertThat(check.isReached()).isTrue();
    }
  }

  @Test
  void saysWhoComesInAndWhoDoesNot() throws Exception {
    try (SSLServerSocket server = keys.serve("own", "TLSv1.2")) {
      SiteCheck check = check(server);

      assertThat(check.visitors().get(Visitor.TODAY))
          .isInstanceOfSatisfying(
              Attempt.Done.class, done -> assertThat(done.protocol()).isEqualTo("TLSv1.2"));
      assertThat(check.visitors().get(Visitor.TLS12)).isInstanceOf(Attempt.Done.class);
      assertThat(check.visitors().get(Visitor.TLS13))
          .isEqualTo(new Attempt.Refused(Attempt.Why.ALERT, "protocol_version"));
      assertThat(ids(check)).contains("no-tls13", "old-refused");
    }
    try (SSLServerSocket server = keys.serve("own", "TLSv1.3")) {
      SiteCheck check = check(server);

      assertThat(check.visitors().get(Visitor.TLS12)).isInstanceOf(Attempt.Refused.class);
      assertThat(ids(check)).contains("no-tls12").doesNotContain("no-tls13");
    }
  }

  @Test
  void aServerThatSpeaksNoTlsIsToldFromOneThatIsNotThere() throws Exception {
    try (ServerSocket plain = new ServerSocket(0)) {
      Thread.ofVirtual().start(() -> answerInHttp(plain));
      SiteCheck check = SiteCheck.of(new Site("127.0.0.1", plain.getLocalPort()));

      assertThat(ids(check)).first().isEqualTo("not-tls");
    }
    int free;
    try (ServerSocket closed = new ServerSocket(0)) {
      free = closed.getLocalPort();
    }
    SiteCheck check = SiteCheck.of(new Site("127.0.0.1", free));
    assertThat(check.isReached()).isFalse();
    assertThat(ids(check)).containsExactly("unreachable");
    assertThat(SiteCheckWords.in(Locale.ENGLISH).sentence(check.findings().getFirst()))
        .isEqualTo("127.0.0.1 does not answer on port " + free + ".");
  }

  @Test
  void everythingThatCanBeFoundIsSaidInBothLanguages() {
    List<SiteCheckWords> both =
        List.of(SiteCheckWords.in(Locale.ENGLISH), SiteCheckWords.in(Locale.SIMPLIFIED_CHINESE));
    for (SiteCheckWords words : both) {
      for (Visitor visitor : Visitor.values()) {
        assertThat(words.name(visitor)).isNotBlank();
      }
      for (Attempt.Why why : Attempt.Why.values()) {
        assertThat(words.result(new Attempt.Refused(why, "handshake_failure"))).contains("_");
        if (why != Attempt.Why.ALERT) {
          assertThat(words.result(new Attempt.Refused(why, null))).isNotBlank();
        }
      }
      for (Problem problem : Problem.values()) {
        Finding finding = Finding.of(Finding.Level.PROBLEM, "certificate-" + problem.id(), "CN=x");
        assertThat(words.sentence(finding)).isNotBlank();
        assertThat(words.action(finding)).isNotBlank();
      }
    }
  }

  private static SiteCheck check(SSLServerSocket server) throws Exception {
    return SiteCheck.of(new Site("127.0.0.1", server.getLocalPort()));
  }

  private static List<String> ids(SiteCheck check) {
    return check.findings().stream().map(Finding::id).toList();
  }

  private static void answerInHttp(ServerSocket plain) {
    while (!plain.isClosed()) {
      try (Socket socket = plain.accept()) {
        socket
            .getOutputStream()
            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.getInputStream().readAllBytes();
      } catch (IOException e) {
        // The visitor hung up, or the test is over.
      }
    }
  }
}
