package org.handshakedoctor.core.diagnosis.story;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.handshakedoctor.core.source.LogLocation;

/// A log that is written line by line and handed out in the order of time, as servers write them.
/// Mutable.
///
/// Times are seconds since Monday, 23 November 2026, at midnight; [#at] makes them.
final class StoryLog {
  static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 23, 0, 0);

  private static final int DAY = 86_400;
  private static final DateTimeFormatter NGINX = format("uuuu/MM/dd HH:mm:ss");
  private static final DateTimeFormatter ACCESS = format("dd/MMM/uuuu:HH:mm:ss");

  /// What a measuring of the Internet leaves in every log.
  private static final List<String> NOISE =
      List.of("bad key share", "unsupported protocol", "http request", "no shared cipher");

  /// Stands for the number of a connection, which rises with time.
  private static final String CONNECTION = "(number)";

  private static final int FIRST_CONNECTION = 2_341_389;

  private record Line(long time, String text) {}

  private final Map<String, List<Line>> files = new TreeMap<>();

  /// A time of a day, counted from Monday as 0.
  static int at(int day, int hour, int minute) {
    return day * DAY + hour * 3600 + minute * 60;
  }

  /// A visitor in a network of his own that no list knows.
  static String visitor(int number) {
    return "9." + (10 + number / 250) + "." + number % 250 + ".7";
  }

  /// Somebody who measures, in other networks than the visitors.
  static String stranger(int number) {
    return "11." + number % 200 + "." + number / 200 + ".9";
  }

  /// Does something so many times, evenly between two times.
  static void spread(int from, int to, int count, TimedAct act) {
    IntStream.range(0, count)
        .forEach(i -> act.at(from + (int) ((long) (to - from) * i / count), i));
  }

  @FunctionalInterface
  interface TimedAct {
    void at(int time, int index);
  }

  StoryLog raw(String file, int time, String text) {
    files.computeIfAbsent(file, _ -> new ArrayList<>()).add(new Line(time, text));
    return this;
  }

  /// A line of nginx about a connection.
  StoryLog line(int time, String level, String message) {
    return raw(
        "error.log",
        time,
        "%s [%s] 7#7: *%s %s".formatted(clock(time, NGINX), level, CONNECTION, message));
  }

  /// A line of nginx about itself.
  StoryLog says(int time, String level, String message) {
    return raw("error.log", time, "%s [%s] 7#7: %s".formatted(clock(time, NGINX), level, message));
  }

  StoryLog reload(int time) {
    return says(time, "notice", "signal 1 (SIGHUP) received from 1, reconfiguring");
  }

  StoryLog start(int time, String version) {
    return says(time, "notice", "nginx/" + version);
  }

  /// A handshake that fails for what the visitor sent.
  StoryLog fails(int time, String client, String reason) {
    return fails(time, "info", client, reason);
  }

  StoryLog fails(int time, String level, String client, String reason) {
    return line(
        time,
        level,
        "SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::%s) while SSL handshaking, client: %s, server: 0.0.0.0:443"
            .formatted(reason, client));
  }

  /// A handshake that the visitor breaks off with an alert.
  StoryLog alert(int time, String client, String name, int number) {
    return line(
        time,
        "info",
        "SSL_do_handshake() failed (SSL: error:%08X:SSL routines::sslv3 alert %s:SSL alert number %d) while SSL handshaking, client: %s, server: 0.0.0.0:443"
            .formatted(20 << 23 | 1000 + number, name, number, client));
  }

  StoryLog expired(int time, String client) {
    return alert(time, client, "certificate expired", 45);
  }

  StoryLog closes(int time, String client) {
    return line(
        time,
        "info",
        "peer closed connection in SSL handshake while SSL handshaking, client: %s, server: 0.0.0.0:443"
            .formatted(client));
  }

  /// A handshake with a backend that fails.
  StoryLog backend(int time, String client, String upstream, String message) {
    return line(
        time,
        "error",
        "%s while SSL handshaking to upstream, client: %s, server: a.example, request: \"GET / HTTP/1.1\", upstream: \"https://%s/\", host: \"a.example\""
            .formatted(message, client, upstream));
  }

  StoryLog plainBackend(int time, String client) {
    return backend(
        time,
        client,
        "10.0.0.7:8080",
        "SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version number)");
  }

  /// Visitors that got in.
  StoryLog visit(int time, String client) {
    return raw(
        "access.log",
        time,
        client
            + " - - ["
            + clock(time, ACCESS)
            + " +0000] \"GET / HTTP/1.1\" 200 612 \"-\" \"Mozilla/5.0\"");
  }

  StoryLog visits(int from, int to, int count, IntClient client) {
    spread(from, to, count, (time, i) -> visit(time, client.of(i)));
    return this;
  }

  @FunctionalInterface
  interface IntClient {
    String of(int index);
  }

  /// Single tries of strangers, one an hour, each in one of four ways.
  StoryLog noise(int from, int to) {
    spread(
        from,
        to,
        Math.max(1, (to - from) / 3600),
        (time, i) -> fails(time, stranger(i), NOISE.get(i % NOISE.size())));
    return this;
  }

  StoryLog times(int count, IntConsumer act) {
    IntStream.range(0, count).forEach(act);
    return this;
  }

  /// The moment in another clock's words.
  static String clock(int time, DateTimeFormatter format) {
    return MONDAY.plusSeconds(time).format(format);
  }

  static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  List<LogLocation> locations() {
    List<LogLocation> logs = new ArrayList<>();
    files.forEach((name, lines) -> logs.add(new LogLocation.Pasted(name, text(lines))));
    return logs;
  }

  private static String text(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    int connection = FIRST_CONNECTION;
    for (Line line : lines.stream().sorted(Comparator.comparingLong(Line::time)).toList()) {
      text.append(line.text().replace(CONNECTION, Integer.toString(connection++))).append('\n');
    }
    return text.toString();
  }
}
