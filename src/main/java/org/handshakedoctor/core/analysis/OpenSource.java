package org.handshakedoctor.core.analysis;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.scan.BlockSource;
import org.handshakedoctor.core.scan.FileBlocks;
import org.handshakedoctor.core.scan.StreamBlocks;
import org.handshakedoctor.core.source.LogAccessException;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.source.RawProgress;
import org.handshakedoctor.core.source.RemoteLog;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;

/// One source while it is read: who may take a block of it, and when it is done. All but [#fill] is
/// called under the lock of the log.
final class OpenSource {
  /// So many blocks may wait for one before them.
  private static final int MOST_WAITING = 16;

  private final LogSource source;
  private final List<LogFormat> formats;
  private final SourceReading reading;

  /// They know the clients and kinds of the blocks they have read, so they are used again.
  private final Deque<BlockReader> idle = new ArrayDeque<>();

  /// It will be followed, so that its last line is not read before it is whole.
  private final boolean grows;

  private final CancellationToken cancelled;
  private volatile @Nullable ReadableByteChannel channel;
  private volatile @Nullable BlockSource blocks;
  private volatile @Nullable SourceProblem problem;

  /// Threads that are at a block.
  private int turns;

  private boolean isFilling;
  private boolean begun;

  /// No more blocks will come.
  private boolean exhausted;

  /// @param grows whether a server may be writing to it, which is of interest
  OpenSource(
      LogSource source,
      ReadingOptions options,
      boolean grows,
      FailureLogWriter log,
      CancellationToken cancelled) {
    this.source = source;
    this.cancelled = cancelled;
    this.formats = options.formatsOf(source);
    this.grows = grows;
    this.reading = new SourceReading(source, log, this::newReader);
  }

  /// What one thread does with one block.
  record Turn(OpenSource source, BlockReader reader, Findings findings) {}

  String name() {
    return source.location().name();
  }

  /// Bytes of the source, packed or not, that have been used.
  long rawBytes() {
    ReadableByteChannel open = channel;
    return open == null ? 0 : RawProgress.of(open, reading.bytes());
  }

  /// Whether a thread can begin a turn now.
  boolean isReady() {
    BlockSource known = blocks;
    boolean canFill = !isFilling || (known != null && known.isParallel());
    return !exhausted && canFill && reading.waiting() < MOST_WAITING;
  }

  boolean isExhausted() {
    return exhausted;
  }

  Turn begin(Findings findings) {
    turns++;
    isFilling = true;
    beginReading();
    BlockReader reader = idle.isEmpty() ? newReader() : idle.pop();
    return new Turn(this, reader, findings);
  }

  /// Gets the next block. Outside the lock.
  ///
  /// @return false when there is none
  boolean fill(Findings findings) {
    try {
      BlockSource open = blocks;
      if (open == null) {
        open = open();
        blocks = open;
      }
      return open.next(findings.block);
    } catch (LogAccessException e) {
      fail(e.problem());
    } catch (IOException e) {
      fail(SourceProblem.of(e));
    }
    return false;
  }

  /// One who stops waiting for a server has met no problem.
  private void fail(SourceProblem met) {
    problem = cancelled.isCancelled() ? null : met;
  }

  /// The block of a turn is filled, or there was none.
  void filled(boolean more) {
    isFilling = false;
    exhausted |= !more && !cancelled.isCancelled();
  }

  /// Ends a turn whose block has been read.
  void end(Turn turn, SourceReading.Pool pool) {
    reading.add(turn.findings(), turn.reader(), pool);
    exhausted |= reading.isHopeless();
    endIfDone(turn);
  }

  /// Ends a turn that got no block.
  void endWithout(Turn turn, SourceReading.Pool pool) {
    pool.giveBack(turn.findings());
    endIfDone(turn);
  }

  /// What shall be done with the lines that are written after all has been read, or null where none
  /// are to be expected.
  @Nullable FollowedSource followed(FollowedSource.Group group) {
    if (!grows || !exhausted || problem != null || reading.isHopeless()) {
      return null;
    }
    FileChannel file = fileOf(source, channel);
    return file == null ? null : new FollowedSource(source, formats, reading, file, group);
  }

  /// The file in which what is written to the source can be seen; null where there is none, as for
  /// a packed one.
  ///
  /// @param channel by which it was read
  static @Nullable FileChannel fileOf(LogSource source, @Nullable ReadableByteChannel channel) {
    if (!source.isRemote()) {
      return channel instanceof FileChannel file ? file : null;
    }
    try {
      ReadableByteChannel fetched = source.reopen();
      if (fetched instanceof FileChannel file) {
        return file;
      }
      fetched.close();
    } catch (LogAccessException | IOException _) {
      // Then it is read as it is now.
    }
    return null;
  }

  /// Ends the source as it is, because reading was stopped.
  void close() {
    BlockSource open = blocks;
    if (open == null && !exhausted) {
      // Nothing of it was read, and that is to be seen.
      beginReading();
    }
    if (open != null) {
      try {
        open.close();
      } catch (IOException _) {
        // Everything that was wanted of it has been read.
      }
    }
  }

  private void endIfDone(Turn turn) {
    turns--;
    idle.push(turn.reader());
    if (exhausted && turns == 0) {
      idle.clear();
      reading.finish(problem, turn.findings());
      if (!grows) {
        close();
      }
    }
  }

  private void beginReading() {
    if (!begun) {
      begun = true;
      reading.begin();
    }
  }

  private BlockReader newReader() {
    return new BlockReader(formats, newestDay(source));
  }

  private BlockSource open() throws LogAccessException, IOException {
    ReadableByteChannel opened = source.open(cancelled);
    channel = opened;
    if (opened instanceof FileChannel file) {
      return grows ? new FileBlocks(file, file.size()) : new FileBlocks(file);
    }
    return new StreamBlocks(opened, source.isRemote(), grows && source.isRemote());
  }

  /// No line was written later than its file was changed; a day more for the time zones.
  static LocalDate newestDay(LogSource source) {
    Instant changed = Instant.now();
    if (source.location() instanceof LogLocation.Local(Path path)) {
      try {
        changed = Files.getLastModifiedTime(path).toInstant();
      } catch (IOException _) {
        // Opening it will tell.
      }
    } else if (source.location() instanceof LogLocation.Remote(RemoteLog log)) {
      changed = log.modified();
    }
    return LocalDate.ofInstant(changed, ZoneOffset.UTC).plusDays(1);
  }
}
