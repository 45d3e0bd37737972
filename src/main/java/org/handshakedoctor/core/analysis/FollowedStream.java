package org.handshakedoctor.core.analysis;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.handshakedoctor.core.scan.Block;
import org.handshakedoctor.core.source.FollowEvent;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.task.CancellationToken;

/// Reads one source to its end and goes on with what is written to it, where that can be, and keeps
/// nothing. Used once.
final class FollowedStream implements FileTail.Reader {
  private static final int BLOCK_BYTES = 1 << 16;

  private final LogSource source;
  private final StreamSink sink;
  private final SequentialReading reading;

  /// Guards the sinks, which write to the same place.
  private final Object lock;

  private final Block block = new Block(BLOCK_BYTES);

  /// The newest day that the reader knows of.
  private LocalDate newest = LocalDate.MIN;

  FollowedStream(LogSource source, ReadingOptions options, StreamSink sink, Object lock) {
    this.source = source;
    this.sink = sink;
    this.lock = lock;
    this.reading = new SequentialReading(source, options, sink);
  }

  /// Reads what is there.
  ///
  /// @param grows whether it shall be followed after that
  SourceSummary read(boolean grows, CancellationToken cancelled) {
    SourceSummary summary = reading.read(grows, cancelled);
    sink.settle();
    return summary;
  }

  /// Goes on until cancelled; at once done with what cannot grow.
  void follow(CancellationToken cancelled) {
    FileChannel open = reading.file();
    if (open != null) {
      try {
        new FileTail(source, open, reading.bytes(), this).follow(cancelled);
      } catch (IOException _) {
        // It cannot even be looked at any more; the others can.
      }
    }
  }

  @Override
  public Block block() {
    return block;
  }

  @Override
  public void lines() {
    synchronized (lock) {
      LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
      if (!tomorrow.equals(newest)) {
        newest = tomorrow;
        settle();
        reading.beginDay(tomorrow);
      }
      reading.read(block);
    }
  }

  @Override
  public void settle() {
    synchronized (lock) {
      reading.settle();
      sink.settle();
    }
  }

  @Override
  public void replaced(FollowEvent how) {
    synchronized (lock) {
      reading.beginAgain();
    }
  }

  @Override
  public void gone() {
    // It is waited for.
  }
}
