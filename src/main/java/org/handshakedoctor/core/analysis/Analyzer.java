package org.handshakedoctor.core.analysis;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.scan.LineScanner;
import org.handshakedoctor.core.source.LogAccessException;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.task.Progress;
import org.jspecify.annotations.Nullable;

/// Reads logs into a [FailureLog]. One bad source never stops the others; it is listed with its
/// problem.
public final class Analyzer {
  private final Classification.Classifier classifier;

  public Analyzer(Classification.Classifier classifier) {
    this.classifier = classifier;
  }

  /// Reads until the end or until cancelled; what was read by then is in the result either way.
  public FailureLog analyze(
      List<LogLocation> locations, AnalysisListener listener, CancellationToken cancelled) {
    FailureLogWriter writer = new FailureLogWriter(classifier);
    List<Found> found = find(locations);
    long total =
        found.stream().allMatch(Found::hasKnownSize)
            ? found.stream().mapToLong(Found::size).sum()
            : -1;
    long before = 0;
    for (Found one : found) {
      if (cancelled.isCancelled()) {
        break;
      }
      before += read(one, writer, before, total, listener, cancelled);
    }
    return writer.finish();
  }

  /// Shows every failure to a sink of the caller's, for streams that keep nothing.
  ///
  /// @return what became of the source; the sink knows how many failures it was shown
  public static SourceSummary read(LogSource source, FailureSink sink) {
    SourceReader reader = new SourceReader(source, sink, (_, _) -> true);
    SourceProblem problem = scan(source, reader);
    return reader.summary(0, problem == null, problem);
  }

  private static long read(
      Found found,
      FailureLogWriter writer,
      long before,
      long total,
      AnalysisListener listener,
      CancellationToken cancelled) {
    LogSource source = found.source();
    if (source == null) {
      writer.beginSource(SourceSummary.unreadable(found.name(), found.problem()));
      return 0;
    }
    SourceReader.BlockListener blocks =
        (reader, bytes) -> {
          writer.updateSource(reader.summary(writer.failuresOfSource(), false, null));
          listener.progress(
              new Progress(found.name(), before + bytes, total, writer.size()), writer::snapshot);
          return !cancelled.isCancelled();
        };
    SourceReader reader = new SourceReader(source, writer, blocks);
    writer.beginSource(reader.summary(0, false, null));
    SourceProblem problem = scan(source, reader);
    boolean finished = problem == null && !cancelled.isCancelled();
    SourceSummary summary = reader.summary(writer.failuresOfSource(), finished, problem);
    writer.updateSource(summary);
    return summary.bytes();
  }

  private static @Nullable SourceProblem scan(LogSource source, SourceReader reader) {
    try (ReadableByteChannel channel = source.open()) {
      new LineScanner().scan(channel, reader);
      return null;
    } catch (LogAccessException e) {
      return e.problem();
    } catch (IOException _) {
      return SourceProblem.READ_FAILED;
    }
  }

  private static List<Found> find(List<LogLocation> locations) {
    List<Found> found = new ArrayList<>();
    for (LogLocation location : locations) {
      try {
        for (LogSource source : LogSource.at(location)) {
          found.add(new Found(source.location().name(), source, null));
        }
      } catch (LogAccessException e) {
        found.add(new Found(location.name(), null, e.problem()));
      }
    }
    return found;
  }

  /// A source, or the reason why there is none.
  private record Found(String name, @Nullable LogSource source, @Nullable SourceProblem problem) {
    boolean hasKnownSize() {
      return source == null || source.size() >= 0;
    }

    long size() {
      return source == null ? 0 : source.size();
    }
  }
}
