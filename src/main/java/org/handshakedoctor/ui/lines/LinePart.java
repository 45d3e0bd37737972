package org.handshakedoctor.ui.lines;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// A piece of a line with its meaning, for the eye.
///
/// @param styleClass what the piece is; null for the rest of the line
record LinePart(String text, @Nullable String styleClass) {
  /// As servers, syslog and containers write it: `2023/12/27 02:36:21`,
  /// `2023-12-27T02:36:21.5+01:00`, `[Wed Dec 27 02:36:21.123456 2023]`, `Dec 27 02:36:21`,
  /// `[27/Dec/2023:02:36:21.123]`.
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}[-/]\\d\\d[-/]\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?"
              + "|[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?: \\d{4})?"
              + "|\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?");

  /// Time and level stand at the beginning; what a visitor sent stands behind.
  private static final int BEGINNING = 200;

  /// Where a piece stands.
  private record Mark(int start, int end, String styleClass) {}

  /// Takes a line apart. Put together again the pieces are the line.
  static List<LinePart> of(String line, FailureKind kind, @Nullable IpAddress client) {
    List<LinePart> parts = new ArrayList<>();
    int at = 0;
    for (Mark mark : marks(line, kind, client)) {
      if (mark.start() >= at) {
        parts.add(new LinePart(line.substring(at, mark.start()), null));
        parts.add(new LinePart(line.substring(mark.start(), mark.end()), mark.styleClass()));
        at = mark.end();
      }
    }
    parts.add(new LinePart(line.substring(at), null));
    parts.removeIf(part -> part.text().isEmpty());
    return parts;
  }

  private static List<Mark> marks(String line, FailureKind kind, @Nullable IpAddress client) {
    String beginning = line.substring(0, Math.min(line.length(), BEGINNING));
    List<Mark> marks = new ArrayList<>();
    add(marks, TIME.matcher(beginning), "line-time");
    if (kind.level() != null) {
      Pattern level =
          Pattern.compile("(?<=[\\[:=\"])" + Pattern.quote(kind.level()) + "(?=[\\],\" ])");
      add(marks, level.matcher(beginning), "line-level");
    }
    if (client != null) {
      String address = Pattern.quote(client.toString());
      Pattern named =
          Pattern.compile("(?<=client[:= ]{1,2}\"?\\[?)(?:::ffff:)?" + address + "(?![0-9a-f])");
      if (!add(marks, named.matcher(line), "line-client")) {
        Pattern bare = Pattern.compile("(?<![0-9a-f:.])" + address + "(?![0-9a-f])");
        add(marks, bare.matcher(line), "line-client");
      }
    }
    addReason(marks, line, kind);
    marks.sort(Comparator.comparingInt(Mark::start));
    return marks;
  }

  private static void addReason(List<Mark> marks, String line, FailureKind kind) {
    String lower = line.toLowerCase(Locale.ROOT);
    Stream.concat(Stream.of(kind.reason()), kind.errors().stream().map(OpenSslError::reason))
        .filter(reason -> reason != null && !reason.isEmpty())
        .map(reason -> VisibleText.of(reason).toLowerCase(Locale.ROOT))
        .filter(lower::contains)
        .findFirst()
        .ifPresent(
            reason -> {
              int start = lower.indexOf(reason);
              marks.add(new Mark(start, start + reason.length(), "line-reason"));
            });
  }

  private static boolean add(List<Mark> marks, Matcher matcher, String styleClass) {
    boolean found = matcher.find();
    if (found) {
      marks.add(new Mark(matcher.start(), matcher.end(), styleClass));
    }
    return found;
  }
}
