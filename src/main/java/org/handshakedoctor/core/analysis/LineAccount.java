package org.handshakedoctor.core.analysis;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.handshakedoctor.core.analysis.SourceSummary.SourceNote;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.source.SourceProblem;
import org.jspecify.annotations.Nullable;

/// What lines there were, of one block or of a whole source. Thread-confined.
final class LineAccount {
  private static final int SAMPLES_KEPT = 5;
  private static final int SAMPLE_LENGTH = 300;

  /// So much is looked at to tell a log from another kind of file.
  private static final int BEGINNING_BYTES = 8192;

  private final long[] linesOfFormat = new long[LogFormats.ALL.size()];
  private final List<String> samples = new ArrayList<>();
  private final Set<SourceNote> notes = EnumSet.noneOf(SourceNote.class);
  private @Nullable LogFormat lastFormat;
  private int lastIndex;
  private long lines;
  private long unread;
  private boolean hasNul;

  void clear() {
    Arrays.fill(linesOfFormat, 0);
    samples.clear();
    notes.clear();
    lines = 0;
    unread = 0;
    hasNul = false;
  }

  /// @param format of the line, or null if no format understood it
  void add(Line line, @Nullable LogFormat format) {
    lines++;
    if (line.position() < BEGINNING_BYTES) {
      hasNul |= hasNul(line);
    }
    if (line.isCut()) {
      notes.add(SourceNote.LONG_LINES);
    }
    if (!line.isAscii() && !notes.contains(SourceNote.NOT_UTF8) && !isUtf8(line)) {
      notes.add(SourceNote.NOT_UTF8);
    }
    if (format != null) {
      if (!format.equals(lastFormat)) {
        lastFormat = format;
        lastIndex = LogFormats.ALL.indexOf(format);
      }
      linesOfFormat[lastIndex]++;
      return;
    }
    unread++;
    if (samples.size() < SAMPLES_KEPT) {
      String text = line.toString();
      samples.add(text.substring(0, Math.min(text.length(), SAMPLE_LENGTH)));
    }
  }

  /// Adds the account of the lines that follow.
  void addAll(LineAccount next) {
    lines += next.lines;
    unread += next.unread;
    hasNul |= next.hasNul;
    Arrays.setAll(linesOfFormat, i -> linesOfFormat[i] + next.linesOfFormat[i]);
    next.samples.stream().limit(SAMPLES_KEPT - samples.size()).forEach(samples::add);
    notes.addAll(next.notes);
  }

  void note(SourceNote note) {
    notes.add(note);
  }

  long lines() {
    return lines;
  }

  /// Whether these lines are no text at all.
  boolean isBinary() {
    return hasNul && formats().isEmpty();
  }

  /// @param readProblem what stopped the reading, or null
  SourceSummary summary(
      LogSource source,
      long bytes,
      long failures,
      @Nullable SourceProblem readProblem,
      boolean ended) {
    SequencedMap<String, Long> formats = formats();
    SourceProblem problem = readProblem;
    if (problem == null && ended && formats.isEmpty()) {
      problem = bytes == 0 ? SourceProblem.EMPTY : SourceProblem.UNKNOWN_FORMAT;
      problem = hasNul ? SourceProblem.BINARY : problem;
    }
    return new SourceSummary(
        source.location().name(),
        source,
        formats,
        bytes,
        lines,
        failures,
        unread,
        samples,
        problem == SourceProblem.BINARY ? Set.of() : notes,
        null,
        problem,
        ended && readProblem == null);
  }

  /// The formats that were seen, that of most lines first.
  private SequencedMap<String, Long> formats() {
    SequencedMap<String, Long> formats = new LinkedHashMap<>();
    IntStream.range(0, linesOfFormat.length)
        .filter(i -> linesOfFormat[i] > 0)
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> linesOfFormat[i]).reversed())
        .forEach(i -> formats.put(LogFormats.ALL.get(i).id(), linesOfFormat[i]));
    return formats;
  }

  private static boolean hasNul(Line line) {
    int end = Math.min(line.end(), line.start() + BEGINNING_BYTES);
    for (int i = line.start(); i < end; i++) {
      if (line.buffer()[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUtf8(Line line) {
    ByteBuffer bytes = ByteBuffer.wrap(line.buffer(), line.start(), line.length());
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes);
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
