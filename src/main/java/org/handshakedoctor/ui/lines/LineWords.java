package org.handshakedoctor.ui.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.ForgedLine;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.log.anatomy.LineAnatomy;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.SourceNames;
import org.jspecify.annotations.Nullable;

/// How lines are spoken of. Immutable, for every thread.
record LineWords(Texts texts) {
  /// The pieces of a line as they are shown.
  List<LinePiece> parts(FailureLog log, int failure, LineText line) {
    return switch (line) {
      case LineText.Raw(LineAnatomy anatomy) -> LinePiece.of(anatomy);
      case LineText.Lost _ -> remembered(log, failure);
    };
  }

  /// The line as it is copied.
  String copied(FailureLog log, int failure, LineText line) {
    return switch (line) {
      case LineText.Raw(LineAnatomy anatomy) -> anatomy.text();
      case LineText.Lost _ ->
          remembered(log, failure).stream().map(LinePiece::text).collect(Collectors.joining());
    };
  }

  /// Which line it is.
  String place(FailureLog log, int failure, SourceNames names) {
    return place(log.line(failure), names, names.sources().indexOf(log.source(failure)));
  }

  String forged(ForgedLine line, SourceNames names) {
    String place = place(line.line(), names, line.source());
    IpAddress claimed = line.claimed();
    IpAddress sender = line.sender();
    if (claimed == null) {
      return texts.get("lines.forged.unclaimed", place);
    }
    return sender == null
        ? texts.get("lines.forged.unsent", place, claimed)
        : texts.get("lines.forged.line", place, claimed, sender);
  }

  private String place(long number, SourceNames names, int source) {
    return names.areSeveral()
        ? texts.get("lines.place.in", names.names().get(source), number)
        : texts.get("lines.place", number);
  }

  /// What was kept of a line that cannot be read again.
  private List<LinePiece> remembered(FailureLog log, int failure) {
    List<LinePiece> parts = new ArrayList<>();
    if (log.time(failure) != FailureSink.NO_TIME) {
      add(parts, texts.time(log.time(failure)), "line-time");
    }
    add(parts, log.kind(failure).level(), "line-level");
    add(parts, log.kind(failure).reason(), "line-reason");
    IpAddress client = log.client(failure);
    add(parts, client == null ? null : client.toString(), "line-client");
    return parts;
  }

  private static void add(List<LinePiece> parts, @Nullable String text, String styleClass) {
    if (text != null) {
      if (!parts.isEmpty()) {
        parts.add(new LinePiece("  ", null));
      }
      parts.add(new LinePiece(VisibleText.of(text), styleClass));
    }
  }
}
