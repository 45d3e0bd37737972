package org.handshakedoctor.core.log;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.scan.Line;
import org.jspecify.annotations.Nullable;

/// Reads the lines of one source: takes the envelope off, finds the format, and lets its reader
/// tell the sink. Each line is judged for itself, so files in which servers or envelopes are mixed
/// need nothing special. Thread-confined.
public final class LogReader {
  /// A container's output inside a platform's JSON inside a syslog is as deep as it gets.
  private static final int MOST_ENVELOPES = 3;

  private static final int NO_OWNER = -1;

  private final List<LogFormat> formats;
  private final FailureSink sink;

  /// Made when a line is first offered to them: most logs need one of fifteen.
  private final LogFormat.@Nullable Reader[] readers;

  /// What each remembered before its first line.
  private final @Nullable Object[] fresh;

  private final LocalDate newest;
  private final LogEntry entry = new LogEntry();

  /// Where the next entry will stand, in bytes of messages.
  private long position;

  private long nextNumber = 1;

  /// What fitted the last line fits the next one, nearly always.
  private int likelyFormat;

  private @Nullable Envelope likelyEnvelope;

  /// The lines of one program come together, too.
  private @Nullable String lastProgram;

  private int lastOwner = NO_OWNER;

  /// @param formats those that are looked for
  /// @param newest no line is later than this day; tells the year of times that have none
  public LogReader(FailureSink sink, List<LogFormat> formats, LocalDate newest) {
    this.formats = formats;
    this.sink = sink;
    this.readers = new LogFormat.Reader[formats.size()];
    this.fresh = new Object[formats.size()];
    this.newest = newest;
  }

  /// Tells the sink what this line reports, if anything.
  ///
  /// @return the format of the line, or null if no format understands it
  public @Nullable LogFormat read(Line line) {
    entry.reset(line, position);
    nextNumber = line.number() + 1;
    LogFormat found = reader(likelyFormat).read(entry) ? formats.get(likelyFormat) : readUnlikely();
    position += entry.length() + 1;
    return found;
  }

  /// The entry of the line that was read last, as far as its envelopes could be taken off. Changes
  /// with the next line.
  LogEntry entry() {
    return entry;
  }

  private @Nullable LogFormat readUnlikely() {
    LogFormat found = readOpened();
    if (found == null) {
      for (int i = 0; i < readers.length; i++) {
        reader(i).unread(entry);
      }
    }
    return found;
  }

  /// There are no more lines for now.
  public void finish() {
    for (LogFormat.Reader reader : readers) {
      if (reader != null) {
        reader.finish();
      }
    }
  }

  /// All that is remembered of the lines so far: equals that of another reader if both would go on
  /// alike. A format that remembers nothing has null.
  public Object state() {
    List<@Nullable Object> states = new ArrayList<>(readers.length);
    for (int i = 0; i < readers.length; i++) {
      LogFormat.Reader reader = readers[i];
      Object state = reader == null ? null : reader.state(position, nextNumber);
      states.add(state == null || state.equals(fresh[i]) ? null : state);
    }
    return states;
  }

  /// Goes on where another reader was in this state.
  ///
  /// @param number the number of the next line here
  public void restore(Object state, long number) {
    List<?> states = (List<?>) state;
    for (int i = 0; i < readers.length; i++) {
      Object remembered = states.get(i);
      if (remembered != null) {
        reader(i).restore(remembered, position, number);
      } else if (readers[i] != null) {
        readers[i].restore(Objects.requireNonNull(fresh[i]), position, number);
      }
    }
    nextNumber = number;
  }

  /// Where the next entry will stand, see [LogEntry#position()].
  public long position() {
    return position;
  }

  /// A format is asked before an envelope is opened, at each level: a server's own JSON has a field
  /// that looks like a message too. So what a line is never depends on the lines before it.
  private @Nullable LogFormat readOpened() {
    LogFormat found = readOther();
    for (int opened = 0; found == null && opened < MOST_ENVELOPES && openAny(); opened++) {
      found = readMessage();
    }
    return found;
  }

  private @Nullable LogFormat readMessage() {
    String program = entry.program();
    int owner = program == null ? NO_OWNER : ownerOf(program);
    if (owner != NO_OWNER) {
      return reader(owner).read(entry) ? formats.get(owner) : null;
    }
    return reader(likelyFormat).read(entry) ? formats.get(likelyFormat) : readOther();
  }

  private @Nullable LogFormat readOther() {
    for (int i = 0; i < readers.length; i++) {
      if (i != likelyFormat && reader(i).read(entry)) {
        likelyFormat = i;
        return formats.get(i);
      }
    }
    return null;
  }

  /// The format that all lines of a program are in, or [#NO_OWNER].
  private int ownerOf(String program) {
    if (!program.equals(lastProgram)) {
      lastProgram = program;
      lastOwner = NO_OWNER;
      for (int i = 0; i < formats.size(); i++) {
        if (formats.get(i).owns(program)) {
          lastOwner = i;
        }
      }
    }
    return lastOwner;
  }

  private LogFormat.Reader reader(int format) {
    LogFormat.Reader reader = readers[format];
    return reader == null ? makeReader(format) : reader;
  }

  private LogFormat.Reader makeReader(int format) {
    LogFormat.Reader reader = formats.get(format).newReader(sink, newest);
    readers[format] = reader;
    fresh[format] = reader.state(position, nextNumber);
    return reader;
  }

  private boolean openAny() {
    if (likelyEnvelope != null && likelyEnvelope.open(entry, newest)) {
      return true;
    }
    for (Envelope envelope : Envelopes.ALL) {
      if (envelope.open(entry, newest)) {
        likelyEnvelope = envelope;
        return true;
      }
    }
    return false;
  }
}
