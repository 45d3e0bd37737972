package org.handshakedoctor.core.log.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.log.formats.ReferenceNginxReader.Reading;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.TlsFailure;
import org.junit.jupiter.api.Test;

/// Whole logs: real lines against the slow twin, and what must be the same for a line among others
/// as for the line alone.
class NginxWholeLogTest {
  private static final String HEAD = "2023/12/27 02:36:21 [crit] 13721#0: *2341389 ";

  @Test
  void everyRealLineIsReadAsTheSlowTwinReadsIt() {
    List<byte[]> lines = new ArrayList<>(Samples.observed());
    lines.addAll(Samples.lines("nginx-error.log"));
    lines.addAll(Samples.lines("article.log"));
    int failures = 0;
    for (byte[] line : lines) {
      TlsFailure failure = LogFormats.parse("x", Line.of(line));

      assertThat(failure == null ? null : Reading.of(failure))
          .as(new String(line, UTF_8))
          .isEqualTo(ReferenceNginxReader.read(line));
      failures += failure == null ? 0 : 1;
    }
    assertThat(failures).isGreaterThan(500);
  }

  /// Kinds are remembered by their bytes; that must change nothing.
  @Test
  void aWholeLogGivesTheSameAsItsSingleLines() {
    List<byte[]> lines = new ArrayList<>(Samples.observed());
    lines.addAll(Samples.lines("nginx-error.log"));
    lines.addAll(Samples.observed());
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    List<TlsFailure> single = new ArrayList<>();
    for (byte[] line : lines) {
      log.writeBytes(line);
      log.write('\n');
      TlsFailure failure = LogFormats.parse("x", Line.of(line));
      if (failure != null) {
        single.add(failure);
      }
    }

    RecordingSink sink = RecordingSink.of(log.toByteArray());

    assertThat(sink.forged).isEmpty();
    assertThat(sink.understood).isEqualTo(lines.size());
    assertThat(sink.failures).hasSameSizeAs(single);
    for (int i = 0; i < single.size(); i++) {
      assertThat(sink.failures.get(i).kind()).isEqualTo(single.get(i).kind());
      assertThat(sink.failures.get(i).client()).isEqualTo(single.get(i).client());
      LocalDateTime time = Objects.requireNonNull(single.get(i).time());
      assertThat(sink.failures.get(i).time()).isEqualTo(time.toEpochSecond(ZoneOffset.UTC));
    }
  }

  /// What differs from line to line must not make a new kind each time.
  @Test
  void namesOfBackendsAndNumbersOfConnectionsMakeNoNewKind() {
    String line =
        "2023/12/27 02:36:2%1$d [error] %1$d#0: *%1$d upstream SSL certificate does not match"
            + " \"host%1$d\" while SSL handshaking to upstream, client: 192.0.2.%1$d, server: a%n";
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      log.append(line.formatted(i));
    }

    assertThat(RecordingSink.of(log.toString().getBytes(UTF_8)).failures)
        .hasSize(9)
        .extracting(RecordingSink.Found::kind)
        .containsOnly(parse(line.formatted(1).strip()).kind());
  }

  /// More kinds than the table of kinds remembers.
  @Test
  void anEndlessNumberOfKindsIsReadAllTheSame() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 6_000; i++) {
      log.append(HEAD)
          .append("SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::made up ")
          .append(i % 3_000)
          .append(") while SSL handshaking, client: 192.0.2.1, server: a\n");
    }

    RecordingSink sink = RecordingSink.of(log.toString().getBytes(UTF_8));

    assertThat(sink.failures).hasSize(6_000);
    for (int i = 0; i < 6_000; i++) {
      assertThat(sink.failures.get(i).kind().reason()).isEqualTo("made up " + i % 3_000);
    }
  }

  private static TlsFailure parse(String line) {
    return Objects.requireNonNull(LogFormats.parse("x", Line.of(line.getBytes(UTF_8))), line);
  }
}
