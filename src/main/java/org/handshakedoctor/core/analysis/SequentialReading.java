package org.handshakedoctor.core.analysis;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.time.LocalDate;
import java.util.List;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LogReader;
import org.handshakedoctor.core.scan.Block;
import org.handshakedoctor.core.scan.BlockSource;
import org.handshakedoctor.core.scan.FileBlocks;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.scan.LineHandler;
import org.handshakedoctor.core.scan.StreamBlocks;
import org.handshakedoctor.core.source.LogAccessException;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;

/// Reads one source line after line, as soon as lines are there, and keeps nothing. Used once.
final class SequentialReading implements LineHandler {
  private final LogSource source;
  private final List<LogFormat> formats;
  private final FailureSink sink;
  private final LineAccount account = new LineAccount();
  private @Nullable FileChannel file;
  private LogReader reader;
  private LocalDate newest;
  private long bytes;
  private long nextNumber = 1;

  SequentialReading(LogSource source, ReadingOptions options, FailureSink sink) {
    this.source = source;
    this.formats = options.formatsOf(source);
    this.sink = sink;
    this.newest = OpenSource.newestDay(source);
    this.reader = new LogReader(sink, formats, newest);
  }

  /// Reads what there is.
  ///
  /// @param grows of a plain file only the whole lines are read, and it is kept open
  SourceSummary read(boolean grows, CancellationToken cancelled) {
    SourceProblem problem;
    try {
      ReadableByteChannel channel = source.open(cancelled);
      if (grows && channel instanceof FileChannel plain) {
        problem = readAll(new FileBlocks(plain, plain.size()));
        file = problem == null ? plain : null;
      } else {
        try (channel) {
          problem = readAll(new StreamBlocks(channel, true, grows && source.isRemote()));
        }
        file = grows && problem == null ? OpenSource.fileOf(source, null) : null;
      }
    } catch (LogAccessException e) {
      problem = e.problem();
    } catch (IOException e) {
      problem = SourceProblem.of(e);
    }
    settle();
    return account.summary(source, bytes, 0, problem, true);
  }

  /// The file that may grow; null if there is none.
  @Nullable FileChannel file() {
    return file;
  }

  /// Shows the lines of a block that come next.
  void read(Block block) {
    nextNumber = block.showLines(nextNumber, this);
    bytes = block.isEmpty() ? bytes : block.endPosition();
  }

  /// Nothing more comes for now.
  void settle() {
    reader.finish();
  }

  /// What it takes for the newest day tells the year of times without one.
  void beginDay(LocalDate day) {
    newest = day;
    reader = new LogReader(sink, formats, day);
  }

  /// What comes next is another file.
  void beginAgain() {
    reader = new LogReader(sink, formats, newest);
    nextNumber = 1;
    bytes = 0;
  }

  /// Behind the lines that have been read.
  long bytes() {
    return bytes;
  }

  @Override
  public void line(Line line) {
    account.add(line, reader.read(line));
  }

  private @Nullable SourceProblem readAll(BlockSource blocks) throws IOException {
    Block block = BlockSource.newBlock();
    while (blocks.next(block)) {
      read(block);
      if (account.isBinary()) {
        return SourceProblem.BINARY;
      }
    }
    return null;
  }
}
