package org.handshakedoctor.core.log.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;

/// Lines of a log as a test writes them down, and what is read from them.
final class LogText {
  private LogText() {}

  static RecordingSink read(String... lines) {
    return RecordingSink.of(String.join("\n", lines).getBytes(UTF_8));
  }

  static TlsFailure parse(String line) {
    return Objects.requireNonNull(LogFormats.parse("x", Line.of(line.getBytes(UTF_8))), line);
  }

  static FailureKind onlyKind(String... lines) {
    RecordingSink sink = read(lines);
    if (sink.failures.size() != 1) {
      throw new AssertionError("failures: " + sink.failures);
    }
    return sink.failures.getFirst().kind();
  }

  static List<String> clients(RecordingSink sink) {
    return sink.failures.stream().map(found -> String.valueOf(found.client())).toList();
  }

  static @Nullable IpAddress address(@Nullable String text) {
    return text == null ? null : Objects.requireNonNull(IpAddress.parse(text), text);
  }

  /// The entry of a line without an envelope.
  static LogEntry entry(String line, long position, long number) {
    LogEntry entry = new LogEntry();
    entry.reset(Line.of(line.getBytes(ISO_8859_1)).copyAs(number), position);
    return entry;
  }

  /// The entry of a line that a syslog of this program had, one hour ahead of UTC.
  static LogEntry wrapped(String program, String message) {
    String header = "<134>Nov 23 10:54:45 host: ";
    LogEntry entry = entry(header + message, 0, 1);
    entry.narrow(header.length(), header.length() + message.length());
    entry.setProgram(program);
    entry.setTime(1000, 3600);
    return entry;
  }

  /// What a reader reports that is replaced by another at each line, or at none.
  static RecordingSink read(LogFormat format, List<String> lines, boolean replaced) {
    RecordingSink sink = new RecordingSink();
    LogFormat.Reader reader = format.newReader(sink, FormatRun.NEWEST);
    long position = 0;
    long number = 1;
    for (String line : lines) {
      if (replaced) {
        LogFormat.Reader next = format.newReader(sink, FormatRun.NEWEST);
        next.restore(reader.state(position, number), position, number);
        reader = next;
      }
      sink.understood += reader.read(entry(line, position, number)) ? 1 : 0;
      position += line.length() + 1;
      number++;
    }
    reader.finish();
    return sink;
  }
}
