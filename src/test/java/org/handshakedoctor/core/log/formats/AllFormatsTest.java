package org.handshakedoctor.core.log.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.log.Envelope;
import org.handshakedoctor.core.log.Envelopes;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.scan.Line;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is true of all formats together.
class AllFormatsTest {
  private static final String[] PIECES = {
    "\"",
    "{",
    "}",
    "\\",
    "[",
    "]",
    "(",
    ")",
    ": ",
    ":",
    ",",
    " ",
    "\t",
    "error:0A00006C:a::b",
    "=",
    "2023-12-27 02:36:21 ",
    "2023/12/27 02:36:21 ",
    "2023.12.27 02:36:21 ",
    "203.0.113.7:5 ",
    "LOG:  ",
    "TLS error on connection from ",
    "SSL_accept: ",
    "user=<",
    "rip=",
    "TLS handshaking",
    "\u0000",
    "\u00ff",
    "http: TLS handshake error from ",
    "UTC ",
    "Dec 27 02:36:21 ",
    "+01:00",
    "\u001b[0m",
    "-",
    "9999999999"
  };

  @Test
  void noLineIsInTwoFormatsOrEnvelopesAndEveryFormatHasASample() {
    TreeSet<String> seen = new TreeSet<>();
    for (String line : samples()) {
      List<String> ids = formatsOf(line);
      assertThat(ids).as(line).hasSizeLessThan(2);
      seen.addAll(ids);
    }

    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(LogFormats.ALL.stream().map(LogFormat::id).toList());
  }

  @Test
  void noDamagedLineBreaksAFormatOrIsInTwo() {
    Random random = new Random(17);
    List<String> lines = samples();
    for (int i = 0; i < 20_000; i++) {
      String line = damage(lines.get(random.nextInt(lines.size())), random, lines);
      assertThat(formatsOf(line)).as(line).hasSizeLessThan(2);
    }
  }

  /// Long runs of what a pattern repeats must not overflow the stack or take for ever.
  @Test
  void noLongLineBreaksAFormat() {
    Random random = new Random(18);
    List<String> lines = samples();
    for (int i = 0; i < 40; i++) {
      String line = lines.get(random.nextInt(lines.size()));
      for (String piece : PIECES) {
        int middle = line.length() / 2;
        String run = piece.repeat(20_000 / piece.length());
        formatsOf(line + run);
        formatsOf(line.substring(0, middle) + run + line.substring(middle));
      }
    }
  }

  private static String damage(String line, Random random, List<String> lines) {
    StringBuilder damaged = new StringBuilder(line);
    for (int n = random.nextInt(4); n >= 0; n--) {
      int at = random.nextInt(damaged.length() + 1);
      int end = Math.min(damaged.length(), at + random.nextInt(8));
      switch (random.nextInt(5)) {
        case 0 -> damaged.setLength(at);
        case 1 -> damaged.delete(at, end);
        case 2 -> damaged.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 3 -> damaged.insert(at, (char) random.nextInt(256));
        default -> {
          String other = lines.get(random.nextInt(lines.size()));
          damaged.replace(at, end, other.substring(random.nextInt(other.length() + 1)));
        }
      }
    }
    return damaged.toString();
  }

  /// As [org.handshakedoctor.core.log.LogReader] asks: all formats, then the envelopes, then all
  /// formats for what is inside.
  private static List<String> formatsOf(String line) {
    LogEntry entry = new LogEntry();
    entry.reset(Line.of(line.getBytes(ISO_8859_1)), 0);
    List<String> ids = new ArrayList<>();
    for (LogEntry at = entry; at != null && ids.isEmpty(); at = opened(at, line)) {
      for (LogFormat format : LogFormats.ALL) {
        if (isAsked(format, at) && accepts(format, at)) {
          ids.add(format.id());
        }
      }
    }
    return ids;
  }

  private static boolean isAsked(LogFormat format, LogEntry entry) {
    String program = entry.program();
    return program == null
        || format.owns(program)
        || LogFormats.ALL.stream().noneMatch(other -> other.owns(program));
  }

  /// What is inside the one envelope that the entry is in; null if it is in none.
  private static @Nullable LogEntry opened(LogEntry entry, String line) {
    List<LogEntry> inside = new ArrayList<>();
    for (Envelope envelope : Envelopes.ALL) {
      LogEntry copy = entry.copy();
      if (envelope.open(copy, FormatRun.NEWEST)) {
        inside.add(copy);
      }
    }
    assertThat(inside).as(line).hasSizeLessThan(2);
    return inside.isEmpty() ? null : inside.getFirst();
  }

  private static boolean accepts(LogFormat format, LogEntry entry) {
    RecordingSink sink = new RecordingSink();
    LogFormat.Reader reader = format.newReader(sink, FormatRun.NEWEST);
    boolean accepted = reader.read(entry);
    format.details(entry);
    reader.restore(reader.state(0, 1), 5, 7);
    reader.finish();
    assertThat(accepted || sink.failures.isEmpty()).isTrue();
    assertThat(sink.failures)
        .allMatch(
            found -> found.kind().format().equals(format.id()) && !found.kind().reason().isEmpty());
    return accepted;
  }

  /// Of the large files the first lines, as of the small ones.
  private static List<String> samples() {
    Path folder = Samples.path("");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString())
          .filter(name -> name.endsWith(".log"))
          .sorted()
          .flatMap(name -> Samples.lines(name).stream().limit(12))
          .map(line -> new String(line, ISO_8859_1))
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
