package org.handshakedoctor.core.log.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handshakedoctor.core.log.formats.LogText.address;
import static org.handshakedoctor.core.log.formats.LogText.clients;
import static org.handshakedoctor.core.log.formats.LogText.entry;
import static org.handshakedoctor.core.log.formats.LogText.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.junit.jupiter.api.Test;

/// What belongs together, and what does not.
class ApacheJoinTest {
  private static final String DATE = "[Wed Dec 27 02:36:21.123456 2023] ";
  private static final String OLD_DATE = "[Wed Dec 27 02:36:21 2023] ";
  private static final String REASON =
      "SSL Library Error: error:0A00006C:SSL routines::bad key share";
  private static final String WRAPPER =
      "SSL Library Error: error:0A000139:SSL routines::record layer failure";
  private static final String CLOSED =
      "AH01998: Connection closed to child 3 with abortive shutdown (server a:443)";
  private static final String UNVERIFIED =
      "SSL Library Error: error:0A000086:SSL routines::certificate verify failed";

  @Test
  void theQueueIsOneFailureWithTheFirstErrorAsItsReason() {
    RecordingSink sink =
        read(ssl(1, failed(7)), ssl(1, WRAPPER), ssl(1, REASON), ssl(1, client(7) + CLOSED));

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().kind().errors())
        .extracting(OpenSslError::reason)
        .containsExactly("record layer failure", "bad key share");
    assertThat(sink.failures.getFirst().kind().reason()).isEqualTo("bad key share");
  }

  @Test
  void theLinesOfOtherThreadsStandBetween() {
    RecordingSink sink =
        read(
            ssl(1, failed(7)),
            ssl(2, failed(8)),
            ssl(3, client(9) + "AH01964: Connection to child 3 established (server a:443)"),
            ssl(2, "SSL Library Error: error:0A000102:SSL routines::unsupported protocol"),
            ssl(1, REASON),
            ssl(2, client(8) + CLOSED),
            ssl(1, client(7) + CLOSED));

    assertThat(sink.failures)
        .extracting(found -> found.line() + " " + found.client() + " " + found.kind().reason())
        .containsExactlyInAnyOrder(
            "1 203.0.113.7 bad key share", "2 203.0.113.8 unsupported protocol");
  }

  @Test
  void onlyProcessAndThreadTogetherAreTheTeller() {
    RecordingSink sink =
        read(
            DATE + "[ssl:info] [pid 1:tid 9] " + failed(7),
            DATE + "[ssl:info] [pid 2:tid 9] " + REASON,
            DATE + "[ssl:info] [pid 1:tid 8] " + REASON);

    assertThat(clients(sink)).containsExactlyInAnyOrder("203.0.113.7", "null", "null");
  }

  @Test
  void aReasonWithoutItsLineIsAFailureOfNobody() {
    RecordingSink sink = read(ssl(1, WRAPPER), ssl(1, REASON), ssl(2, REASON));

    assertThat(sink.failures)
        .extracting(found -> found.line() + " " + found.client() + " " + found.kind().reason())
        .containsExactly("1 null bad key share", "3 null bad key share");
    assertThat(sink.failures).allMatch(found -> found.kind().leg() == Leg.CLIENT);
  }

  /// At level debug httpd's lines stand between, and they are no end.
  @Test
  void debugLinesSeparateNothing() {
    RecordingSink sink =
        read(
            ssl(1, failed(7)),
            DATE + "[ssl:debug] [pid 1:tid 1] ssl_engine_kernel.c(2): " + client(7) + "AH02041: x",
            ssl(1, REASON));

    assertThat(sink.failures).hasSize(1);
  }

  @Test
  void aRefusedCertificateIsOneFailureWithTheReasonOfTheCheck() {
    RecordingSink sink =
        read(
            ssl(
                1,
                client(7)
                    + "AH02276: Certificate Verification: Error (10): certificate has"
                    + " expired [subject: CN=a / issuer: CN=b]"),
            ssl(1, failed(7)),
            ssl(1, UNVERIFIED),
            ssl(1, client(7) + CLOSED));

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().kind().reason()).isEqualTo("certificate has expired");
    assertThat(sink.failures.getFirst().kind().errors()).hasSize(1);
  }

  @Test
  void aBackendsFailureIsOneAndItsVisitorIsNamedAtTheEnd() {
    String remote = "[remote 10.0.0.5:443] ";
    RecordingSink sink =
        read(
            ssl(
                1,
                remote + "AH02039: Certificate Verification: Error (18): self signed certificate"),
            ssl(1, remote + "AH02003: SSL Proxy connect failed"),
            ssl(1, UNVERIFIED),
            ssl(1, remote + CLOSED),
            ssl(1, remote + "AH01997: SSL handshake failed: sending 502"),
            DATE
                + "[proxy:error] [pid 1:tid 1] (20014)Internal error: "
                + client(7)
                + "AH01084: pass request body failed to 10.0.0.5:443 (10.0.0.5)",
            DATE
                + "[proxy:error] [pid 1:tid 1] "
                + client(7)
                + "AH00898: Error during SSL Handshake with remote server returned by /AH02008",
            DATE
                + "[proxy_http:error] [pid 1:tid 1] "
                + client(7)
                + "AH01097: pass request body failed to 10.0.0.5:443 (10.0.0.5) from 203.0.113.7");

    assertThat(sink.failures).hasSize(1);
    RecordingSink.Found found = sink.failures.getFirst();
    assertThat(found.kind().leg()).isEqualTo(Leg.UPSTREAM);
    assertThat(found.kind().reason()).isEqualTo("self signed certificate");
    assertThat(found.client()).isEqualTo(address("203.0.113.7"));
    assertThat(found.line()).isEqualTo(1);
  }

  @Test
  void theProxysLineAloneIsAFailureToo() {
    RecordingSink sink =
        read(
            DATE
                + "[proxy:error] [pid 1:tid 1] "
                + client(7)
                + "AH00898: Error during SSL Handshake with remote server returned by /x",
            OLD_DATE
                + "[error] [client 203.0.113.8] proxy: Error during SSL Handshake with remote"
                + " server returned by /x");

    assertThat(clients(sink)).containsExactlyInAnyOrder("203.0.113.7", "203.0.113.8");
    assertThat(sink.failures).allMatch(found -> found.kind().leg() == Leg.UPSTREAM);
  }

  @Test
  void whatEndsAReadIsNoSecondFailure() {
    String stopped = "AH02006: SSL handshake stopped: connection was closed";
    RecordingSink sink =
        read(
            ssl(1, client(7) + "AH01992: SSL library error 1 reading data"),
            ssl(1, REASON),
            ssl(1, "(70014)End of file found: " + client(7) + stopped),
            ssl(1, client(7) + CLOSED),
            ssl(2, client(8) + "AH01992: SSL library error 1 reading data"),
            ssl(2, client(8) + stopped));

    assertThat(sink.failures)
        .extracting(found -> found.line() + " " + found.kind().phase())
        .containsExactlyInAnyOrder("1 reading data", "6 null");
  }

  @Test
  void eachCertificateThatCannotBeStapledIsOneFailure() {
    String issuer = "AH02217: ssl_stapling_init_cert: can't retrieve issuer certificate!";
    String refused = "AH02604: Unable to configure certificate %s:443:0 for stapling";
    RecordingSink sink =
        read(
            ssl(1, issuer),
            ssl(1, refused.formatted("a")),
            ssl(1, issuer),
            ssl(1, refused.formatted("b")),
            ssl(2, refused.formatted("c")));

    assertThat(sink.failures).extracting(RecordingSink.Found::line).containsExactly(1L, 3L, 5L);
  }

  @Test
  void without22sProcessesTheOrderTells() {
    String start = OLD_DATE + "[info] ";
    RecordingSink sink =
        read(
            start + "[client 203.0.113.7] SSL library error 1 in handshake (server a:443)",
            start + "[client 203.0.113.9] Connection to child 4 established (server a:443)",
            start
                + "SSL Library Error: 336109761 error:1408A0C1:SSL routines:ssl3_get_client_hello:"
                + "no shared cipher Too restrictive SSLCipherSuite or using DSA server certificate?",
            start + "[client 203.0.113.7] Connection closed to child 3 with abortive shutdown",
            start + "[client 203.0.113.7] SSL library error 1 in handshake (server a:443)",
            start + "SSL Library Error: 336109761 error:1408A0C1:SSL routines:x:no shared cipher",
            start + "[client 203.0.113.7] SSL library error 1 in handshake (server a:443)");

    assertThat(sink.failures)
        .extracting(found -> found.line() + " " + found.kind().errors().size())
        .containsExactly("1 1", "5 1", "7 0");
  }

  @Test
  void aStartThatFailsInOldWordsIsLocal() {
    RecordingSink sink =
        read(
            OLD_DATE + "[error] Unable to configure verify locations for client authentication",
            OLD_DATE
                + "[error] SSL Library Error: 33558541 error:0200100D:system"
                + " library:fopen:Permission denied",
            OLD_DATE + "[notice] x",
            OLD_DATE
                + "[error] SSL Library Error: 33558541 error:0200100D:system"
                + " library:fopen:Permission denied");

    assertThat(sink.failures)
        .extracting(found -> found.kind().leg() + " " + found.kind().reason())
        .containsExactly("LOCAL Permission denied", "LOCAL Permission denied");
  }

  @Test
  void aJoinDoesNotWaitForEver() {
    List<String> lines = new ArrayList<>(List.of(ssl(1, failed(7))));
    String other = ssl(2, client(8) + "AH01964: Connection to child 4 established (server a:443)");
    List<String> longer = new ArrayList<>(lines);
    lines.addAll(Collections.nCopies(LogFormat.Reader.MEMORY / 3 / other.length(), other));
    longer.addAll(Collections.nCopies(LogFormat.Reader.MEMORY / other.length(), other));
    lines.add(ssl(1, REASON));
    longer.add(ssl(1, REASON));

    assertThat(clients(read(lines.toArray(String[]::new)))).containsExactly("203.0.113.7");
    assertThat(clients(read(longer.toArray(String[]::new)))).containsExactly("203.0.113.7", "null");
  }

  /// A reader may be replaced by another at any line.
  @Test
  void aStateGoesOnWhereItWasTold() {
    List<String> lines = Samples.text("apache-error.log").lines().toList();
    ApacheErrorFormat format = new ApacheErrorFormat();

    assertThat(read(format, lines, true).failures)
        .isEqualTo(read(format, lines, false).failures)
        .hasSize(66);
  }

  /// What is remembered is that of the last bytes only, and is told as if from anywhere.
  @Test
  void twoReadersThatSawTheSameLastBytesAreInTheSameState() {
    List<String> lines = new ArrayList<>(Samples.text("apache-error.log").lines().toList());
    Collections.shuffle(lines, new Random(1));
    for (int end = 1; end < lines.size(); end += 7) {
      int from = end;
      int bytes = 0;
      while (from > 0 && bytes < LogFormat.Reader.MEMORY) {
        bytes += lines.get(--from).length() + 1;
      }
      Object whole = stateAfter(lines.subList(0, end), 0, 1);
      Object last = stateAfter(lines.subList(from, end), 77, 1000);

      assertThat(last).as("lines %d to %d", from, end).isEqualTo(whole).hasSameHashCodeAs(whole);
    }
  }

  private static Object stateAfter(List<String> lines, long firstPosition, long firstNumber) {
    LogFormat.Reader reader =
        new ApacheErrorFormat().newReader(new RecordingSink(), FormatRun.NEWEST);
    long position = firstPosition;
    for (int i = 0; i < lines.size(); i++) {
      reader.read(entry(lines.get(i), position, firstNumber + i));
      position += lines.get(i).length() + 1;
    }
    return reader.state(position, firstNumber + lines.size());
  }

  @Test
  void endlessReasonsAreNotEndlesslyRemembered() {
    List<String> lines = new ArrayList<>(List.of(ssl(1, failed(7))));
    IntStream.range(0, 40).forEach(i -> lines.add(ssl(1, REASON)));

    RecordingSink sink = read(lines.toArray(String[]::new));

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().kind().errors()).hasSize(16);
  }

  private static String ssl(int thread, String message) {
    return DATE + "[ssl:info] [pid 1:tid " + thread + "] " + message;
  }

  private static String client(int last) {
    return "[client 203.0.113." + last + ":51515] ";
  }

  private static String failed(int last) {
    return client(last) + "AH02008: SSL library error 1 in handshake (server a:443)";
  }
}
