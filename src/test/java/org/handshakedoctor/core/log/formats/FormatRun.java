package org.handshakedoctor.core.log.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.scan.Line;
import org.jspecify.annotations.Nullable;

/// Shows entries to the reader of one format, as if their envelope had been taken off.
final class FormatRun {
  /// The time in every envelope, 2023-12-27 02:36:21.
  static final int ENVELOPE_TIME = 1_703_644_581;

  static final long PROCESS = 4787;

  /// No line of these tests is later.
  static final LocalDate NEWEST = LocalDate.of(2026, 11, 24);

  final RecordingSink sink = new RecordingSink();
  final LogFormat.Reader reader;
  private final LogEntry entry = new LogEntry();
  private long position;
  private long number;

  FormatRun(LogFormat format) {
    reader = format.newReader(sink, NEWEST);
  }

  /// Lines without an envelope.
  static RecordingSink of(LogFormat format, String... lines) {
    FormatRun run = new FormatRun(format);
    for (String line : lines) {
      run.read(null, LogEntry.NO_PROCESS, line);
    }
    return run.finish();
  }

  /// The messages of one process.
  static RecordingSink of(LogFormat format, String program, List<String> messages) {
    FormatRun run = new FormatRun(format);
    messages.forEach(message -> run.read(program, PROCESS, message));
    return run.finish();
  }

  boolean read(@Nullable String program, long process, String message) {
    byte[] bytes = message.getBytes(UTF_8);
    entry.reset(Line.of(bytes).copyAs(++number), position);
    if (program != null) {
      entry.narrow(0, bytes.length);
      entry.setTime(ENVELOPE_TIME, 3600);
      entry.setProgram(program);
      entry.setProcess(process);
    }
    position += bytes.length + 1;
    boolean read = reader.read(entry);
    sink.understood += read ? 1 : 0;
    return read;
  }

  /// The state here, as the next entry would find it.
  Object state() {
    return reader.state(position, number + 1);
  }

  /// Another reader that goes on here, with its own positions and numbers.
  FormatRun goOn(LogFormat format, long atPosition, long atNumber) {
    FormatRun next = new FormatRun(format);
    next.position = atPosition;
    next.number = atNumber - 1;
    next.reader.restore(state(), atPosition, atNumber);
    return next;
  }

  RecordingSink finish() {
    reader.finish();
    return sink;
  }
}
