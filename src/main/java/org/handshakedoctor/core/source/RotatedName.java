package org.handshakedoctor.core.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a file says about its place in a rotated set: `error.log`, `error.log.1`,
/// `error.log.2.gz`, or by date `error.log-20231227`, `error-2023-12-27.log`.
///
/// A guess for the order of reading; what the lines say decides.
///
/// @param stem the name that the files of one set have in common
/// @param number 1 for the youngest that was rotated away, and upwards; 0 without one
/// @param date its digits, which sort as the dates do; empty without one
public record RotatedName(String stem, long number, String date) {
  private static final Pattern PACKED =
      Pattern.compile("\\.(gz|bz2|xz|zst|zip|z)$", Pattern.CASE_INSENSITIVE);

  /// logrotate counts behind the name, or with `extension` before it (`error.1.log`). A number
  /// behind a number belongs to the name: `10.0.0.1.log`, `php8.4.log`.
  private static final Pattern NUMBERED = Pattern.compile("(.*[^.\\d])\\.(\\d{1,4})(\\.\\D\\w*)?");

  /// logrotate's `dateext` in its usual shapes, with hour or seconds behind; cronolog's and log4j's
  /// too.
  private static final Pattern DATED =
      Pattern.compile(
          "(.*[^-._])[-._]((?:19|20)\\d\\d([-._]?)[01]\\d\\3[0-3]\\d(?:[-._T]?\\d{1,10}){0,3})"
              + "(\\.\\D\\w*)?");

  /// Apache's rotatelogs: seconds since 1970.
  private static final Pattern EPOCH = Pattern.compile("(.*[^.])\\.(1\\d{9})");

  private static final DateTimeFormatter DIGITS =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// The oldest first: dates, then numbers from the highest down, then the file that is written to.
  public static final Comparator<RotatedName> OLDEST_FIRST =
      Comparator.comparingInt(RotatedName::rank)
          .thenComparing(RotatedName::date)
          .thenComparing(Comparator.comparingLong(RotatedName::number).reversed());

  public static RotatedName of(String fileName) {
    String name = PACKED.matcher(fileName).replaceFirst("");
    Matcher epoch = EPOCH.matcher(name);
    if (epoch.matches()) {
      Instant time = Instant.ofEpochSecond(Long.parseLong(epoch.group(2)));
      return new RotatedName(epoch.group(1), 0, DIGITS.format(time));
    }
    Matcher dated = DATED.matcher(name);
    if (dated.matches()) {
      return new RotatedName(stem(dated, 4), 0, dated.group(2).replaceAll("\\D", ""));
    }
    Matcher numbered = NUMBERED.matcher(name);
    if (numbered.matches()) {
      return new RotatedName(stem(numbered, 3), Long.parseLong(numbered.group(2)), "");
    }
    return new RotatedName(name, 0, "");
  }

  /// Puts the files of each set together, where the first of them stands, the oldest first.
  static <T> List<T> inOrder(List<T> files, Function<T, LogLocation> location) {
    Map<Object, List<Placed<T>>> sets = new LinkedHashMap<>();
    for (T file : files) {
      Placed<T> placed = Placed.of(file, location.apply(file));
      sets.computeIfAbsent(placed.set(), _ -> new ArrayList<>()).add(placed);
    }
    return sets.values().stream()
        .flatMap(
            set ->
                set.stream()
                    .sorted(
                        Comparator.comparing((Placed<T> one) -> one.name(), OLDEST_FIRST)
                            .thenComparing(Placed::modified)))
        .map(Placed::file)
        .toList();
  }

  /// Of each set the one that is written to, or was last.
  static <T> List<T> youngest(List<T> files, Function<T, LogLocation> location) {
    Map<Object, T> last = new LinkedHashMap<>();
    for (T file : inOrder(files, location)) {
      last.put(Placed.of(file, location.apply(file)).set(), file);
    }
    return List.copyOf(last.values());
  }

  private int rank() {
    return number > 0 ? 1 : date.isEmpty() ? 2 : 0;
  }

  private static String stem(Matcher matcher, int extension) {
    String behind = matcher.group(extension);
    return behind == null ? matcher.group(1) : matcher.group(1) + behind;
  }

  /// A file with what its order depends on.
  ///
  /// @param set equal for the files of one set
  private record Placed<T>(T file, Object set, RotatedName name, FileTime modified) {
    static <T> Placed<T> of(T file, LogLocation location) {
      return switch (location) {
        case LogLocation.Local(Path path) -> {
          Path last = path.getFileName();
          RotatedName name = RotatedName.of(last == null ? "" : last.toString());
          Path folder = path.toAbsolutePath().normalize().getParent();
          yield new Placed<>(file, folder + "/" + name.stem(), name, modified(path));
        }
        case LogLocation.InArchive(Path path, String entry) -> {
          RotatedName name = RotatedName.of(entry);
          yield new Placed<>(file, path + "/" + name.stem(), name, modified(path));
        }
        case LogLocation.Remote(RemoteLog log) -> {
          int slash = log.name().lastIndexOf('/');
          RotatedName name = RotatedName.of(log.name().substring(slash + 1));
          String set = log.name().substring(0, slash + 1) + name.stem();
          yield new Placed<>(file, set, name, FileTime.from(log.modified()));
        }
        case LogLocation.StandardInput _, LogLocation.Pasted _, LogLocation.Elsewhere _ ->
            new Placed<>(file, new Object(), RotatedName.of(""), FileTime.fromMillis(0));
      };
    }

    private static FileTime modified(Path path) {
      try {
        return Files.getLastModifiedTime(path);
      } catch (IOException _) {
        return FileTime.fromMillis(0);
      }
    }
  }
}
