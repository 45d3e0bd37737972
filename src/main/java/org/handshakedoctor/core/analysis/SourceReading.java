package org.handshakedoctor.core.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.handshakedoctor.core.analysis.Findings.Event;
import org.handshakedoctor.core.analysis.SourceSummary.SourceNote;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.source.SourceProblem;
import org.jspecify.annotations.Nullable;

/// Puts the blocks of one source together again, in their order, and keeps account of it. All
/// methods are called under the lock of the log.
///
/// Blocks are read side by side and come in any order; each waits here for those before it. A block
/// was read with no more knowledge than its lead. If that was not enough (what its reader
/// remembered at its first line is not what the reader of the block before remembers at its end),
/// it is read once more, with that knowledge. So the result is that of reading line after line,
/// whatever the size of the blocks; only the time is not, for logs that need it.
final class SourceReading {
  private final LogSource source;
  private final FailureLogWriter log;
  private final SourceLog failures;
  private final Map<Long, Read> waiting = new HashMap<>();
  private final Supplier<BlockReader> newReader;

  /// Reads blocks once more. One that also reads blocks of its own would know clients from blocks
  /// that have not been added yet.
  private @Nullable BlockReader again;

  private final LineAccount account = new LineAccount();
  private @Nullable Object state;
  private @Nullable SourceProblem problem;
  private long nextSequence;
  private long bytes;
  private boolean ended;

  /// Bytes of messages before the next block.
  private long messages;

  SourceReading(LogSource source, FailureLogWriter log, Supplier<BlockReader> newReader) {
    this.source = source;
    this.log = log;
    this.newReader = newReader;
    this.failures = log.addSource();
  }

  /// Reading begins: from now on the source is seen in the log.
  void begin() {
    failures.begin(this::summary);
  }

  private record Read(Findings findings, BlockReader by) {}

  /// Is given findings that are no longer needed.
  @FunctionalInterface
  interface Pool {
    void giveBack(Findings findings);
  }

  /// Adds what a block holds, now or when those before it have been added.
  void add(Findings findings, BlockReader by, Pool pool) {
    waiting.put(findings.block.sequence(), new Read(findings, by));
    Read next;
    while ((next = waiting.remove(nextSequence)) != null) {
      nextSequence++;
      if (problem == null) {
        settle(next);
      }
      pool.giveBack(next.findings());
    }
  }

  /// The source has come to its end, and all its blocks have been added.
  ///
  /// @param readProblem what the end was, if not that of the source
  /// @param findings not needed any more, to put the last ones in
  void finish(@Nullable SourceProblem readProblem, Findings findings) {
    settle(findings);
    problem = problem == null ? readProblem : problem;
    ended = true;
  }

  /// Nothing more comes for now: what waits for a following line is reported as it is.
  void settle(Findings findings) {
    if (state != null && problem == null) {
      BlockReader by = again();
      by.finishFrom(state, findings);
      by.adopt(findings, log);
      append(findings, by);
      state = findings.stateAfter;
    }
    failures.settle();
  }

  /// Adds lines that have been written since the source had come to its end.
  void grow(Findings findings, BlockReader by) {
    if (state == null) {
      by.read(findings);
    } else {
      by.readFrom(state, findings);
    }
    by.adopt(findings, log);
    take(findings, by);
    ended = true;
  }

  /// Another file has come in the place of this one.
  void replaced() {
    account.note(SourceNote.REPLACED);
  }

  /// Number of blocks that wait for one before them.
  int waiting() {
    return waiting.size();
  }

  /// True when reading on is of no use.
  boolean isHopeless() {
    return problem != null;
  }

  long bytes() {
    return bytes;
  }

  private void settle(Read next) {
    Findings findings = next.findings();
    next.by().adopt(findings, log);
    BlockReader by = next.by();
    if (state != null && !state.equals(findings.stateBefore)) {
      by = again();
      by.readFrom(state, findings);
      by.adopt(findings, log);
    }
    if (nextSequence == 1 && findings.account.isBinary()) {
      problem = SourceProblem.BINARY;
    }
    take(findings, by);
  }

  private void take(Findings findings, BlockReader by) {
    state = findings.stateAfter;
    append(findings, by);
    bytes = findings.block.isEmpty() ? bytes : findings.block.endPosition();
    account.addAll(findings.account);
    messages += findings.nextMessage - findings.firstMessage;
  }

  private BlockReader again() {
    BlockReader reader = again == null ? newReader.get() : again;
    again = reader;
    return reader;
  }

  private void append(Findings found, BlockReader by) {
    int at = 0;
    for (Event event : found.events) {
      at = appendFailures(found, at, event.after(), by);
      switch (event) {
        case Event.Forged one ->
            failures.addForged(
                new SourceLog.Forged(
                    line(found, one.number()),
                    message(found, one.messagePosition()),
                    one.claimed(),
                    one.sender()));
        case Event.Said one ->
            failures.addEvent(
                new SourceLog.Said(
                    line(found, one.number()),
                    message(found, one.messagePosition()),
                    log.onKnownClock(one.time(), one.offset()),
                    one.what()));
        case Event.Own one ->
            failures.addOwn(
                new SourceLog.Own(
                    line(found, one.number()),
                    message(found, one.messagePosition()),
                    one.address()));
        case Event.Retracted one ->
            failures.retractSince(
                one.firstLine() == Long.MIN_VALUE ? 0 : line(found, one.firstLine()),
                message(found, one.firstByte()),
                one.sender(),
                log);
      }
    }
    appendFailures(found, at, found.failures, by);
    failures.addTime(log.onKnownClock(found.firstTime, found.firstOffset));
    failures.addTime(log.onKnownClock(found.lastTime, found.lastOffset));
    for (int i = 0; i < found.visits; i++) {
      log.addVisit(by.clientId(found.visitClients[i]));
    }
  }

  private int appendFailures(Findings found, int from, int to, BlockReader by) {
    for (int i = from; i < to; i++) {
      failures.add(
          log.onClock(found.times[i], found.offsets[i]),
          by.clientId(found.clients[i]),
          by.kindId(found.kinds[i]),
          found.positions[i],
          line(found, found.numbers[i]),
          message(found, found.messagePositions[i]));
    }
    return to;
  }

  private long line(Findings found, long number) {
    return account.lines() + 1 + number - found.firstNumber;
  }

  private long message(Findings found, long position) {
    return messages + position - found.firstMessage;
  }

  private SourceSummary summary() {
    return account.summary(source, bytes, failures.size(), problem, ended);
  }
}
