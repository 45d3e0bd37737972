package org.handshakedoctor.core.log.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.log.LogReader;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Block;
import org.handshakedoctor.core.scan.BlockSource;
import org.handshakedoctor.core.scan.StreamBlocks;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// Keeps what a reader reports, as the log of an analysis would.
final class RecordingSink implements FailureSink {
  final List<Found> failures = new ArrayList<>();
  final List<Visit> visits = new ArrayList<>();
  final List<Forged> forged = new ArrayList<>();
  int understood;

  record Found(
      long line,
      long position,
      int time,
      int offset,
      FailureKind kind,
      @Nullable IpAddress client) {}

  record Visit(long line, int time, IpAddress client) {}

  record Forged(
      long line, long position, @Nullable IpAddress claimed, @Nullable IpAddress sender) {}

  /// Reads a whole log.
  static RecordingSink of(byte[] log) {
    RecordingSink sink = new RecordingSink();
    LogReader reader = new LogReader(sink, LogFormats.ALL, LocalDate.of(2026, 11, 24));
    Block block = BlockSource.newBlock();
    ReadableByteChannel bytes = Channels.newChannel(new ByteArrayInputStream(log));
    long number = 1;
    try (BlockSource blocks = new StreamBlocks(bytes, false, false)) {
      while (blocks.next(block)) {
        number =
            block.showLines(number, line -> sink.understood += reader.read(line) == null ? 0 : 1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reader.finish();
    return sink;
  }

  @Override
  public void failure(
      LogEntry entry,
      int timeSeconds,
      int offsetSeconds,
      FailureKind kind,
      @Nullable IpAddress client) {
    failures.add(
        new Found(entry.number(), entry.position(), timeSeconds, offsetSeconds, kind, client));
  }

  @Override
  public void visit(LogEntry entry, int timeSeconds, int offsetSeconds, IpAddress client) {
    visits.add(new Visit(entry.number(), timeSeconds, client));
  }

  @Override
  public void forged(LogEntry entry, @Nullable IpAddress claimed, @Nullable IpAddress sender) {
    forged.add(new Forged(entry.number(), entry.position(), claimed, sender));
  }

  @Override
  public void retractSince(long firstLine, long firstByte, @Nullable IpAddress sender) {
    forged.replaceAll(
        one ->
            one.line() >= firstLine && one.position() >= firstByte
                ? new Forged(one.line(), one.position(), one.claimed(), sender)
                : one);
    for (Found found : List.copyOf(failures)) {
      if (found.line() >= firstLine && found.position() >= firstByte) {
        failures.remove(found);
        forged.add(new Forged(found.line(), found.position(), found.client(), sender));
      }
    }
  }
}
