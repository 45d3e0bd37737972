package org.handshakedoctor.core.log.anatomy;

import java.util.List;
import org.handshakedoctor.core.log.EntryPlace;
import org.handshakedoctor.core.log.LinePart;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.log.PartSink;
import org.handshakedoctor.core.log.VisibleLine;
import org.handshakedoctor.core.log.anatomy.KnownValues.Known;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;

/// One line of a log, failure or not, taken apart.
///
/// @param text the line, safe to show
/// @param parts in the order of the line; together they are all of it
/// @param format id of the format that the line is in; null if it is in none
/// @param kind of the failure that it reports; null if none is known
/// @param client of that failure
public record LineAnatomy(
    String text,
    List<LinePart> parts,
    @Nullable String format,
    @Nullable FailureKind kind,
    @Nullable IpAddress client) {

  public LineAnatomy {
    parts = List.copyOf(parts);
  }

  public static LineAnatomy of(byte[] line) {
    return of(line, null, null);
  }

  /// @param kind of the failure, where the lines around this one say more of it; null if nothing is
  ///   known
  /// @param client as the kind
  public static LineAnatomy of(
      byte[] line, @Nullable FailureKind kind, @Nullable IpAddress client) {
    LogFormats.OneLine read = LogFormats.readAlone("", Line.of(line));
    TlsFailure failure = read.failure();
    FailureKind itsKind = kind == null && failure != null ? failure.kind() : kind;
    IpAddress itsClient = client == null && failure != null ? failure.client() : client;
    LogFormat format = read.format();
    VisibleLine shown = VisibleLine.of(line);
    return new LineAnatomy(
        shown.text(),
        parts(shown, read, known(failure, itsKind, itsClient)),
        format == null ? null : format.id(),
        itsKind,
        itsClient);
  }

  /// The text of a part.
  public String text(LinePart part) {
    return text.substring(part.start(), part.end());
  }

  /// The first part of a kind; null if there is none.
  public @Nullable LinePart first(Kind kind) {
    for (LinePart part : parts) {
      if (part.kind() == kind) {
        return part;
      }
    }
    return null;
  }

  private static List<LinePart> parts(VisibleLine shown, LogFormats.OneLine read, Known known) {
    Marks marks = new Marks();
    LogEntry entry = read.entry();
    LogFormat format = read.format();
    EntryPlace place = EntryPlace.of(entry);
    String text = shown.text();
    int start = place == null ? 0 : shown.at(place.at(entry.start()));
    int end = place == null ? text.length() : shown.at(place.at(entry.end()));
    boolean complete = false;
    if (format != null && place != null && !read.forged()) {
      complete = format.takeApart(entry, new Shown(marks, shown, place));
    }
    if (!complete && !read.forged()) {
      new KnownValues(marks, text, start, end).mark(known);
    }
    if (start > 0) {
      KnownValues.markTime(marks, text, 0, start);
    }
    return marks.all(start, end, text.length());
  }

  private static Known known(
      @Nullable TlsFailure failure, @Nullable FailureKind kind, @Nullable IpAddress client) {
    return new Known(
        kind == null ? null : kind.level(),
        kind == null ? null : kind.operation(),
        kind == null ? null : kind.phase(),
        kind == null ? null : kind.reason(),
        kind == null ? null : kind.errors(),
        client,
        failure == null ? null : failure.server(),
        failure == null ? null : failure.host(),
        failure == null ? null : failure.upstream());
  }

  /// Puts the parts that a format finds in the bytes of an entry where they are shown.
  private record Shown(Marks marks, VisibleLine line, EntryPlace place) implements PartSink {
    @Override
    public void part(Kind kind, int from, int to) {
      if (from < to) {
        marks.add(kind, at(from), at(to));
      }
    }

    @Override
    public void errors(int from, int to) {
      if (from < to) {
        int base = at(from);
        String text = line.text().substring(base, at(to));
        OpenSslErrors.find(text).forEach(one -> ErrorParts.mark(marks, text, one, base, null));
      }
    }

    private int at(int index) {
      return line.at(place.at(index));
    }
  }
}
