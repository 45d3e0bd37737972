package org.handshakedoctor.core.analysis;

import java.util.List;
import org.handshakedoctor.core.log.FailureSink;
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

  /// Shows every failure to a sink of the caller's, for streams that keep nothing.
  ///
  /// @return what became of the source; the sink knows how many failures it was shown
  public static SourceSummary read(LogSource source, ReadingOptions options, FailureSink sink) {
    return new SequentialReading(source, options, sink).read();
  }
}
