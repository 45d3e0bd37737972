package org.handshakedoctor.core.analysis;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.handshakedoctor.core.analysis.SourceSummary.SourceNote;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.log.LogReader;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.scan.LineHandler;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.source.SourceProblem;
import org.jspecify.annotations.Nullable;

/// Reads the lines of one source and keeps account of it. Thread-confined.
final class SourceReader implements LineHandler {
  private static final int SAMPLES_KEPT = 5;
  private static final int SAMPLE_LENGTH = 300;

  /// So much is looked at to tell a log from another kind of file.
  private static final int BEGINNING_BYTES = 8192;

  /// The first bytes of gzip, bzip2, xz, zstd and zip.
  private static final List<byte[]> PACKED =
      List.of(
          new byte[] {0x1f, (byte) 0x8b},
          new byte[] {'B', 'Z', 'h'},
          new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z'},
          new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd},
          new byte[] {'P', 'K', 3, 4});

  private final LogSource source;
  private final BlockListener listener;
  private final LogReader reader;
  private final List<String> samples = new ArrayList<>();
  private final Set<SourceNote> notes = EnumSet.noneOf(SourceNote.class);
  private @Nullable String format;
  private @Nullable SourceProblem problem;
  private long bytes;
  private long lines;
  private long unread;
  private boolean hasNul;

  SourceReader(LogSource source, FailureSink sink, BlockListener listener) {
    this.source = source;
    this.listener = listener;
    this.reader = new LogReader(sink, LogFormats.ALL, LocalDate.now(ZoneOffset.UTC).plusDays(1));
  }

  /// Is told after each block; says whether to go on.
  @FunctionalInterface
  interface BlockListener {
    boolean endOfBlock(SourceReader reader, long bytesRead);
  }

  @Override
  public void line(Line line) {
    lines++;
    if (line.position() < BEGINNING_BYTES) {
      lookAtBeginning(line);
    }
    if (line.isCut()) {
      notes.add(SourceNote.LONG_LINES);
    }
    if (problem != null) {
      return;
    }
    if (!notes.contains(SourceNote.NOT_UTF8) && !isUtf8(line)) {
      notes.add(SourceNote.NOT_UTF8);
    }
    LogFormat found = reader.read(line);
    if (found != null) {
      format = format == null ? found.id() : format;
      return;
    }
    unread++;
    if (samples.size() < SAMPLES_KEPT) {
      String text = line.toString();
      samples.add(text.substring(0, Math.min(text.length(), SAMPLE_LENGTH)));
    }
  }

  @Override
  public boolean endOfBlock(long bytesRead) {
    bytes = bytesRead;
    // A pipe may give its first line alone, and that line may be an odd one of a log.
    if (problem == null && hasNul && format == null && bytesRead >= BEGINNING_BYTES) {
      problem = SourceProblem.BINARY;
    }
    return problem == null && listener.endOfBlock(this, bytesRead);
  }

  /// The account so far.
  ///
  /// @param failures found in this source, which the sink knows
  /// @param readProblem what stopped the reading from outside, or null
  SourceSummary summary(long failures, boolean finished, @Nullable SourceProblem readProblem) {
    SourceProblem shown = readProblem == null ? problem : readProblem;
    if (shown == null && finished && format == null) {
      shown = withoutFormat();
    }
    return new SourceSummary(
        source.location().name(),
        source,
        format,
        bytes,
        lines,
        failures,
        unread,
        samples,
        notes,
        shown,
        finished);
  }

  private SourceProblem withoutFormat() {
    if (bytes == 0) {
      return SourceProblem.EMPTY;
    }
    return hasNul ? SourceProblem.BINARY : SourceProblem.UNKNOWN_FORMAT;
  }

  private void lookAtBeginning(Line line) {
    byte[] buffer = line.buffer();
    if (line.position() == 0) {
      for (byte[] magic : PACKED) {
        int match = Arrays.mismatch(buffer, line.start(), line.end(), magic, 0, magic.length);
        if (match == -1 || match == magic.length) {
          problem = SourceProblem.COMPRESSED;
        }
      }
    }
    int end = Math.min(line.end(), line.start() + BEGINNING_BYTES);
    for (int i = line.start(); i < end; i++) {
      hasNul |= buffer[i] == 0;
    }
  }

  private static boolean isUtf8(Line line) {
    byte[] buffer = line.buffer();
    int at = line.start();
    while (at < line.end() && buffer[at] >= 0) {
      at++;
    }
    if (at == line.end()) {
      return true;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, at, line.end() - at));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
