package org.handshakedoctor.core.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.scan.BlockSource;
import org.handshakedoctor.core.source.FoundLog;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.source.LogSources;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.task.Progress;
import org.jspecify.annotations.Nullable;

/// Reads sources with as many threads as there are processors. Used once.
///
/// The threads do not wait for each other: each takes the next block of the first source that has
/// one to give. Of a plain file all can take blocks at once; a packed one is unpacked by one thread
/// while another reads what has been unpacked, and a third begins with the next source. Only adding
/// a block's findings to the log is done by one thread at a time, under the log's lock, which
/// guards everything here.
final class ParallelReading {
  private static final long FIRST_USE = System.nanoTime();
  private static final long HEAD_START_NANOS = 150_000_000;

  /// Below this a second thread costs more than it helps.
  private static final long BYTES_A_THREAD = 2L * BlockSource.BLOCK_BYTES;

  private final FailureLogWriter log;
  private final ReadingOptions options;
  private final AnalysisListener listener;
  private final CancellationToken cancelled;
  private final List<OpenSource> sources = new ArrayList<>();
  private final Deque<Findings> spare = new ArrayDeque<>();
  private long totalBytes;
  private boolean done;
  private @Nullable Throwable bug;

  ParallelReading(
      Classification.Classifier classifier,
      ReadingOptions options,
      AnalysisListener listener,
      CancellationToken cancelled) {
    this.log = new FailureLogWriter(classifier, options.zone());
    this.options = options;
    this.listener = listener;
    this.cancelled = cancelled;
  }

  FailureLog read(List<LogLocation> locations) {
    find(locations);
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < threads(); i++) {
      others.add(Thread.ofPlatform().daemon().name("reader-" + i).start(this::workLater));
    }
    work();
    others.forEach(ParallelReading::join);
    if (options.follow() && bug == null && !cancelled.isCancelled()) {
      follow();
    }
    synchronized (log) {
      sources.forEach(OpenSource::close);
      switch (bug) {
        case null -> {}
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(bug);
      }
      return log.finish();
    }
  }

  private void find(List<LogLocation> locations) {
    LogSources logs = LogSources.of(locations, cancelled);
    List<LogSource> growing = options.follow() ? logs.growing() : List.of();
    for (FoundLog found : logs.found()) {
      switch (found) {
        case FoundLog.ToRead(LogSource source) -> {
          sources.add(new OpenSource(source, options, growing.contains(source), log, cancelled));
          totalBytes = totalBytes < 0 || source.size() < 0 ? -1 : totalBytes + source.size();
        }
        case FoundLog.Repeat(LogSource source, LogSource of) ->
            log.addSource().begin(() -> SourceSummary.repeat(source, of));
        case FoundLog.Unreadable(LogLocation location, SourceProblem problem) ->
            log.addSource().begin(() -> SourceSummary.unreadable(location.name(), problem));
      }
    }
  }

  private void follow() {
    Following following = new Following(log, spare, listener, cancelled);
    List<FollowedSource> followed;
    synchronized (log) {
      followed =
          sources.stream()
              .map(source -> source.followed(following))
              .filter(Objects::nonNull)
              .toList();
    }
    if (!followed.isEmpty()) {
      Throwable ended = following.follow(followed);
      synchronized (log) {
        bug = ended;
      }
    }
  }

  private int threads() {
    long useful = totalBytes < 0 ? Long.MAX_VALUE : 1 + totalBytes / BYTES_A_THREAD;
    return (int) Math.min(Runtime.getRuntime().availableProcessors(), useful);
  }

  /// When the program has just begun, the first thread runs alone for a moment: what it runs is
  /// being compiled meanwhile, and until that is done another one would only take the processor
  /// from the compiler.
  private void workLater() {
    synchronized (log) {
      long until = FIRST_USE + HEAD_START_NANOS;
      long left;
      while (!done && (left = until - System.nanoTime()) > 0) {
        await(left / 1_000_000 + 1);
      }
    }
    work();
  }

  private void work() {
    try {
      OpenSource.Turn turn;
      while ((turn = nextTurn()) != null) {
        take(turn);
      }
    } catch (RuntimeException | Error e) {
      synchronized (log) {
        bug = e;
        log.notifyAll();
      }
    }
  }

  private void take(OpenSource.Turn turn) {
    OpenSource source = turn.source();
    boolean more = source.fill(turn.findings());
    synchronized (log) {
      source.filled(more);
      log.notifyAll();
      if (!more) {
        source.endWithout(turn, spare::push);
        return;
      }
    }
    turn.reader().read(turn.findings());
    synchronized (log) {
      source.end(turn, spare::push);
      report(source);
      log.notifyAll();
    }
  }

  /// What this thread shall read next, or null when there is nothing left to begin.
  private OpenSource.@Nullable Turn nextTurn() {
    synchronized (log) {
      while (bug == null && !cancelled.isCancelled()) {
        boolean exhausted = true;
        for (OpenSource source : sources) {
          if (source.isReady()) {
            Findings findings = spare.isEmpty() ? new Findings() : spare.pop();
            return source.begin(findings);
          }
          exhausted &= source.isExhausted();
        }
        if (exhausted) {
          done = true;
          log.notifyAll();
          return null;
        }
        await(0);
      }
      return null;
    }
  }

  /// @param millis at most, 0 for ever
  private void await(long millis) {
    try {
      log.wait(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      cancelled.cancel();
    }
  }

  private void report(OpenSource latest) {
    long bytes = 0;
    for (OpenSource source : sources) {
      bytes += source.rawBytes();
    }
    listener.progress(new Progress(latest.name(), bytes, totalBytes, log.size()), log::snapshot);
  }

  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
