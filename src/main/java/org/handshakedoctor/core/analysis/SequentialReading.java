package org.handshakedoctor.core.analysis;

import java.io.IOException;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogReader;
import org.handshakedoctor.core.scan.Block;
import org.handshakedoctor.core.scan.BlockSource;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.scan.LineHandler;
import org.handshakedoctor.core.scan.StreamBlocks;
import org.handshakedoctor.core.source.LogAccessException;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.source.SourceProblem;
import org.jspecify.annotations.Nullable;

/// Reads one source line after line, as soon as lines are there, and keeps nothing. Used once.
final class SequentialReading implements LineHandler {
  private final LogSource source;
  private final LogReader reader;
  private final LineAccount account = new LineAccount();
  private long bytes;

  SequentialReading(LogSource source, ReadingOptions options, FailureSink sink) {
    this.source = source;
    this.reader = new LogReader(sink, options.formatsOf(source), OpenSource.newestDay(source));
  }

  SourceSummary read() {
    SourceProblem problem = readAll();
    reader.finish();
    return account.summary(source, bytes, 0, problem, true);
  }

  @Override
  public void line(Line line) {
    account.add(line, reader.read(line));
  }

  private @Nullable SourceProblem readAll() {
    Block block = BlockSource.newBlock();
    long number = 1;
    try (BlockSource blocks = new StreamBlocks(source.open(), true)) {
      while (blocks.next(block)) {
        number = block.showLines(number, this);
        bytes = block.endPosition();
        if (account.isBinary()) {
          return SourceProblem.BINARY;
        }
      }
      return null;
    } catch (LogAccessException e) {
      return e.problem();
    } catch (IOException e) {
      return SourceProblem.of(e);
    }
  }
}
