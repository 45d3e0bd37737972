package org.handshakedoctor.core.export;

import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import org.handshakedoctor.core.analysis.Classification;
import org.handshakedoctor.core.analysis.StreamSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.MinimalPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/// Writes every failure as it is found, one JSON object a line, and keeps none. Thread-confined.
///
/// A failure waits until its record can no longer turn out to be forged, which is a few lines.
public final class FailureStream implements AutoCloseable {
  private final JsonGenerator json;
  private final FailureJson writer;
  private final @Nullable ZoneId zone;
  private final boolean prompt;

  /// @param zone the clock that times are shown by, and that lines without a distance from UTC were
  ///   written by; null to leave times as logged
  /// @param prompt whether each object is passed on at once, for a reader who waits
  public FailureStream(
      OutputStream out,
      Classification.Classifier classifier,
      @Nullable ZoneId zone,
      boolean prompt) {
    this.json =
        JsonMapper.builder()
            .defaultPrettyPrinter(new MinimalPrettyPrinter(""))
            .build()
            .writerWithDefaultPrettyPrinter()
            .createGenerator(out);
    this.writer = new FailureJson(classifier);
    this.zone = zone;
    this.prompt = prompt;
  }

  /// @param name as the user gave it
  public StreamSink source(String name) {
    return new OfSource(name);
  }

  /// Passes on what has been written. The stream itself stays open.
  @Override
  public void close() {
    json.flush();
  }

  private void write(TlsFailure failure) {
    writer.write(json, failure);
    json.writeRaw('\n');
    if (prompt) {
      json.flush();
    }
  }

  /// A time with its distance from UTC, which stays unknown where neither log nor user say it.
  private record Clock(int seconds, int offset) {
    static Clock of(int seconds, int offset, @Nullable ZoneId zone) {
      if (zone == null || seconds == LogEntry.NO_TIME) {
        return new Clock(seconds, offset);
      }
      if (offset == LogEntry.NO_OFFSET) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        return new Clock(seconds, zone.getRules().getOffset(local).getTotalSeconds());
      }
      long utc = (long) seconds - offset;
      int there = zone.getRules().getOffset(Instant.ofEpochSecond(utc)).getTotalSeconds();
      return new Clock((int) (utc + there), there);
    }
  }

  private record Waiting(TlsFailure failure, long position) {}

  /// The failures of one source.
  private final class OfSource implements StreamSink {
    private final String name;
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    OfSource(String name) {
      this.name = name;
    }

    @Override
    public void failure(
        LogEntry entry,
        int timeSeconds,
        int offsetSeconds,
        FailureKind kind,
        @Nullable IpAddress client) {
      settle(entry.position() - LONGEST_RECORD);
      Clock clock = Clock.of(timeSeconds, offsetSeconds, zone);
      TlsFailure failure =
          LogFormats.complete(name, entry, clock.seconds(), clock.offset(), kind, client);
      waiting.add(new Waiting(failure, entry.position()));
    }

    @Override
    public void forged(LogEntry entry, @Nullable IpAddress claimed, @Nullable IpAddress sender) {
      // Forged lines leave all counts, and so this stream.
    }

    @Override
    public void retractSince(long firstLine, long firstByte, @Nullable IpAddress sender) {
      waiting.removeIf(one -> one.failure().line() >= firstLine && one.position() >= firstByte);
    }

    @Override
    public void settle() {
      settle(Long.MAX_VALUE);
    }

    private void settle(long position) {
      while (!waiting.isEmpty() && waiting.getFirst().position() < position) {
        write(waiting.removeFirst().failure());
      }
    }
  }
}
