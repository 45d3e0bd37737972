package org.handshakedoctor.core.analysis;

import java.util.List;
import java.util.function.Function;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.task.CancellationToken;

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
    return analyze(locations, ReadingOptions.DEFAULT, listener, cancelled);
  }

  /// As above, with what the user knows better.
  public FailureLog analyze(
      List<LogLocation> locations,
      ReadingOptions options,
      AnalysisListener listener,
      CancellationToken cancelled) {
    return new ParallelReading(classifier, options, listener, cancelled).read(locations);
  }

  /// Shows every failure to sinks of the caller's, for streams that keep nothing: one source after
  /// the other; then they are followed, if that is wanted, until cancelled.
  ///
  /// @param sinks gives each source a sink of its own; they are never called at the same time
  /// @return what became of the sources before they were followed
  public static List<SourceSummary> read(
      List<LogLocation> locations,
      ReadingOptions options,
      Function<LogSource, StreamSink> sinks,
      CancellationToken cancelled) {
    return new StreamReading(options, sinks, cancelled).read(locations);
  }
}
