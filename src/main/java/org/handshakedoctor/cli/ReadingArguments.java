package org.handshakedoctor.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.handshakedoctor.core.analysis.ReadingOptions;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.source.LogLocation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// What the commands that read logs are told about them.
final class ReadingArguments {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description =
          "a log, a folder, - for standard input, or either of the first two at a server:"
              + " ssh://[user@]host[:port]/path")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      converter = Zone.class,
      description =
          "the clock that times are shown by, and that lines without one were written by:"
              + " Europe/Berlin, UTC, +01:00")
  private @Nullable ZoneId zone;

  @Option(
      names = "--format",
      paramLabel = "ID",
      converter = Format.class,
      completionCandidates = Formats.class,
      description = "read all lines as this and nothing else: ${COMPLETION-CANDIDATES}")
  private @Nullable String format;

  boolean isEmpty() {
    return files.isEmpty();
  }

  List<LogLocation> locations() {
    return files.stream().map(LogLocation::parse).toList();
  }

  ReadingOptions options() {
    return ReadingOptions.DEFAULT.withZone(zone).withFormat(format);
  }

  static final class Zone implements ITypeConverter<ZoneId> {
    @Override
    public ZoneId convert(String text) {
      try {
        return ZoneId.of(text);
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "'" + VisibleText.of(text) + "' is no time zone such as Europe/Berlin, UTC or +01:00");
      }
    }
  }

  static final class Format implements ITypeConverter<String> {
    @Override
    public String convert(String id) {
      if (LogFormats.get(id) == null) {
        throw new TypeConversionException(
            "'%s' is no format; those are %s"
                .formatted(VisibleText.of(id), String.join(", ", new Formats())));
      }
      return id;
    }
  }

  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return LogFormats.ALL.stream().map(LogFormat::id).iterator();
    }
  }
}
