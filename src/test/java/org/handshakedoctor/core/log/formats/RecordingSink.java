package org.handshakedoctor.core.log.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.scan.LineHandler;
import org.handshakedoctor.core.scan.LineScanner;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// Keeps what a reader reports, as the log of an analysis would.
final class RecordingSink implements FailureSink {
  final List<Found> failures = new ArrayList<>();
  final List<Forged> forged = new ArrayList<>();
  int understood;

  record Found(long line, long position, int time, FailureKind kind, @Nullable IpAddress client) {}

  record Forged(
      long line, long position, @Nullable IpAddress claimed, @Nullable IpAddress sender) {}

  /// Reads a whole log.
  static RecordingSink of(byte[] log) {
    RecordingSink sink = new RecordingSink();
    LogFormat.Reader reader = new NginxErrorFormat().newReader(sink);
    LineHandler handler =
        new LineHandler() {
          @Override
          public void line(Line line) {
            sink.understood += reader.read(line) ? 1 : 0;
          }

          @Override
          public boolean endOfBlock(long bytesRead) {
            return true;
          }
        };
    try {
      new LineScanner().scan(Channels.newChannel(new ByteArrayInputStream(log)), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sink;
  }

  @Override
  public void failure(Line line, int timeSeconds, FailureKind kind, @Nullable IpAddress client) {
    failures.add(new Found(line.number(), line.position(), timeSeconds, kind, client));
  }

  @Override
  public void forged(Line line, @Nullable IpAddress claimed, @Nullable IpAddress sender) {
    forged.add(new Forged(line.number(), line.position(), claimed, sender));
  }

  @Override
  public void retractSince(long firstLine, long firstByte, @Nullable IpAddress sender) {
    forged.replaceAll(
        one ->
            one.line() >= firstLine && one.position() >= firstByte
                ? new Forged(one.line(), one.position(), one.claimed(), sender)
                : one);
    while (!failures.isEmpty()
        && failures.getLast().line() >= firstLine
        && failures.getLast().position() >= firstByte) {
      Found found = failures.removeLast();
      forged.add(new Forged(found.line(), found.position(), found.client(), sender));
    }
  }
}
