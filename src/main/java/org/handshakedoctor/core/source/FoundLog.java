package org.handshakedoctor.core.source;

/// What became of a place that the user gave, or of a log found there.
public sealed interface FoundLog {

  LogLocation location();

  /// A log to read.
  record ToRead(LogSource source) implements FoundLog {
    @Override
    public LogLocation location() {
      return source.location();
    }
  }

  /// A log that need not be read: all its lines stand in another one, which is read.
  record Repeat(LogSource source, LogSource of) implements FoundLog {
    @Override
    public LogLocation location() {
      return source.location();
    }
  }

  /// Nothing that could be opened.
  record Unreadable(LogLocation location, SourceProblem problem) implements FoundLog {}
}
