package org.handshakedoctor.core.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.handshakedoctor.core.source.FoundLog;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.source.LogSources;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.task.CancellationToken;

/// Reads logs one after the other for those who keep nothing, and follows them where that is
/// wanted.
record StreamReading(
    ReadingOptions options, Function<LogSource, StreamSink> sinks, CancellationToken cancelled) {

  /// Reads what is there, then goes on with what is written until cancelled.
  List<SourceSummary> read(List<LogLocation> locations) {
    LogSources logs = LogSources.of(locations, cancelled);
    List<LogSource> growing = options.follow() ? logs.growing() : List.of();
    List<SourceSummary> summaries = new ArrayList<>();
    List<FollowedStream> followed = new ArrayList<>();
    Object lock = new Object();
    for (FoundLog found : logs.found()) {
      summaries.add(
          switch (found) {
            case FoundLog.ToRead(LogSource source) -> {
              StreamSink sink = sinks.apply(source);
              FollowedStream stream = new FollowedStream(source, options, sink, lock);
              followed.add(stream);
              yield stream.read(growing.contains(source), cancelled);
            }
            case FoundLog.Repeat(LogSource source, LogSource of) ->
                SourceSummary.repeat(source, of);
            case FoundLog.Unreadable(LogLocation location, SourceProblem problem) ->
                SourceSummary.unreadable(location.name(), problem);
          });
    }
    List<Thread> tails =
        followed.stream()
            .map(stream -> Thread.ofVirtual().start(() -> stream.follow(cancelled)))
            .toList();
    tails.forEach(ParallelReading::join);
    return summaries;
  }
}
