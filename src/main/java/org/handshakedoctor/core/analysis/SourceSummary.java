package org.handshakedoctor.core.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.source.SourceProblem;
import org.jspecify.annotations.Nullable;

/// What became of one source.
///
/// @param name as the user gave it
/// @param source null where it could not even be found
/// @param formats ids of the formats of its lines with the number of their lines, the most first
/// @param bytes read so far
/// @param unread lines in no format we know
/// @param unreadSamples the first few of them, each byte one character
/// @param notes what was odd and did no harm
/// @param repeats name of the source in which all its lines stand too; then it was not read
/// @param finished false while it is being read, and for ever when reading was stopped
public record SourceSummary(
    String name,
    @Nullable LogSource source,
    SequencedMap<String, Long> formats,
    long bytes,
    long lines,
    long failures,
    long unread,
    List<String> unreadSamples,
    Set<SourceNote> notes,
    @Nullable String repeats,
    @Nullable SourceProblem problem,
    boolean finished) {

  private static final SequencedMap<String, Long> NO_FORMAT =
      Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

  /// Something worth telling about a source that was read all the same.
  public enum SourceNote {
    /// Not UTF-8 throughout: bytes that are not are shown as `\xNN`.
    NOT_UTF8,
    /// A line was longer than a block; only its beginning was looked at.
    LONG_LINES,
    /// While it was followed, another file came in its place or it was emptied: the lines cannot be
    /// fetched from it any more.
    REPLACED;

    /// The word used in the phrases.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Of a source that could not even be found.
  public static SourceSummary unreadable(String name, @Nullable SourceProblem problem) {
    return new SourceSummary(
        name, null, NO_FORMAT, 0, 0, 0, 0, List.of(), Set.of(), null, problem, false);
  }

  /// Of a source that was left out, because another one has all its lines.
  public static SourceSummary repeat(LogSource source, LogSource of) {
    return new SourceSummary(
        source.location().name(),
        source,
        NO_FORMAT,
        0,
        0,
        0,
        0,
        List.of(),
        Set.of(),
        of.location().name(),
        null,
        true);
  }

  /// Id of the format of most lines; null when no line was understood.
  public @Nullable String format() {
    return formats.isEmpty() ? null : formats.firstEntry().getKey();
  }

  public SourceSummary {
    formats = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(formats));
    unreadSamples = List.copyOf(unreadSamples);
    notes = Set.copyOf(notes);
  }
}
