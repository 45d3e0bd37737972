package org.handshakedoctor.core.log.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.scan.Line;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every format is asked about the lines of all others, so a refusal must cost next to nothing: it
/// makes no objects.
class ForeignLinesTest {
  private static final int LINES = 100_000;

  /// The smallest object has 16 bytes.
  private static final double MOST_BYTES_A_LINE = 4;

  private static final List<String> FOREIGN =
      List.of(
          "2023/12/27 02:36:21 [crit] 7#7: *9 SSL_do_handshake() failed (SSL: error:0A00006C:SSL"
              + " routines::bad key share) while SSL handshaking, client: 203.0.113.7, server:"
              + " 0.0.0.0:443",
          "2023/12/27 02:36:21 [error] 7#7: *9 open() \"/srv/x\" failed (2: No such file or"
              + " directory), client: 203.0.113.7, server: _, request: \"GET /x HTTP/1.1\"",
          "Dec 27 02:36:21 host nginx[7]: 2023/12/27 02:36:21 [crit] 7#7: *9 SSL_do_handshake()",
          "<187>1 2023-12-27T02:36:21.123Z host app 1234 - - something: happened [x] again",
          "{\"log\":\"2023/12/27 02:36:21 [crit] 7#7: *9 SSL_do_handshake() failed\\n\",\"stream\":"
              + "\"stderr\",\"time\":\"2023-12-27T02:36:21.123Z\"}",
          "{\"time\":\"2023-12-27T02:36:21Z\",\"severity\":\"INFO\",\"message\":\"started\",\"n\":[1,2]}",
          "2023-12-27 02:36:21.123  INFO 7 --- [main] o.e.Application: Started in 3.1 seconds",
          "2023-12-27T02:36:21.123456789Z stdout F something: happened [x] again",
          "java.lang.IllegalStateException: something happened",
          "\tat org.example.Main.main(Main.java:7)",
          "");

  static Stream<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    for (LogFormat format : LogFormats.ALL) {
      for (String line : FOREIGN) {
        if (FormatRun.of(format, line).understood == 0) {
          pairs.add(Arguments.of(format.id(), line));
        }
      }
    }
    return pairs.stream();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aForeignLineMakesNoObjects(String id, String line) {
    LogFormat format = Objects.requireNonNull(LogFormats.get(id));
    LogFormat.Reader reader = format.newReader(new RecordingSink(), FormatRun.NEWEST);
    Line bytes = Line.of(line.getBytes(UTF_8));
    LogEntry entry = new LogEntry();
    read(reader, entry, bytes, LINES / 10);

    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    read(reader, entry, bytes, LINES);
    long made = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat((double) made / LINES).isLessThan(MOST_BYTES_A_LINE);
  }

  /// As a [org.handshakedoctor.core.log.LogReader] does with a line that nobody knows.
  private static void read(LogFormat.Reader reader, LogEntry entry, Line line, int times) {
    for (int i = 0; i < times; i++) {
      entry.reset(line, 0);
      reader.read(entry);
      reader.unread(entry);
    }
  }
}
