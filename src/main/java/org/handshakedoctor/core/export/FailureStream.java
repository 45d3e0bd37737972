package org.handshakedoctor.core.export;

import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.handshakedoctor.core.analysis.Classification;
import org.handshakedoctor.core.log.FailureSink;
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
public final class FailureStream implements FailureSink, AutoCloseable {
  private final JsonGenerator json;
  private final FailureJson writer;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private String source = "";

  public FailureStream(OutputStream out, Classification.Classifier classifier) {
    this.json =
        JsonMapper.builder()
            .defaultPrettyPrinter(new MinimalPrettyPrinter(""))
            .build()
            .writerWithDefaultPrettyPrinter()
            .createGenerator(out);
    this.writer = new FailureJson(classifier);
  }

  /// @param name as the user gave it
  public void beginSource(String name) {
    settle(Long.MAX_VALUE);
    source = name;
  }

  @Override
  public void failure(
      LogEntry entry,
      int timeSeconds,
      int offsetSeconds,
      FailureKind kind,
      @Nullable IpAddress client) {
    settle(entry.position() - LONGEST_RECORD);
    TlsFailure failure =
        LogFormats.complete(source, entry, timeSeconds, offsetSeconds, kind, client);
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

  /// Writes what still waits. The stream itself stays open.
  @Override
  public void close() {
    settle(Long.MAX_VALUE);
    json.flush();
  }

  private void settle(long position) {
    while (!waiting.isEmpty() && waiting.getFirst().position() < position) {
      writer.write(json, waiting.removeFirst().failure());
      json.writeRaw('\n');
    }
  }

  private record Waiting(TlsFailure failure, long position) {}
}
