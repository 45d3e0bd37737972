package org.handshakedoctor.core.remote;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What has been fetched from servers, kept so that next time only the rest is. Thread-safe; two
/// programs may use one folder.
///
/// A log is known by its server and its first bytes, not by its path: when it is rotated it gets
/// another path and stays the same log. The name of a file here is the hash of both, so no word of
/// a server is ever part of a path. A file holds one stretch of its log, from the position in its
/// name on; nothing else need be remembered of it. Logs hold addresses of people: only the user can
/// read the files, they are deleted when they have not been used for a while, and all at once on
/// demand.
public final class LogCache {
  /// So many bytes tell one log from another.
  static final int HEAD_BYTES = 4096;

  private static final long MOST_BYTES = 4L << 30;
  private static final Duration KEPT = Duration.ofDays(14);
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{32})-([0-9]{1,19})\\.part");
  private static final String TEMPORARY = "fetched";

  private final Path folder;
  private final long mostBytes;

  public LogCache(Path folder) {
    this(folder, MOST_BYTES);
  }

  LogCache(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /// In the place that each system has for what can be fetched again.
  public static LogCache ofThisUser() {
    return new LogCache(folder(System.getenv(), System.getProperty("os.name")));
  }

  /// Bytes that lie here.
  public long bytes() throws IOException {
    long bytes = 0;
    for (Path file : files()) {
      bytes += size(file);
    }
    return bytes;
  }

  /// Deletes all that is not in use.
  public void clear() throws IOException {
    for (Path file : files()) {
      delete(file);
    }
  }

  /// Deletes what has not been used for two weeks, and the oldest of what is too much.
  public void tidy() throws IOException {
    List<Path> newestFirst =
        files().stream().sorted(Comparator.comparing(LogCache::used).reversed()).toList();
    long bytes = 0;
    Instant oldest = Instant.now().minus(KEPT);
    for (Path file : newestFirst) {
      bytes += size(file);
      if (bytes > mostBytes || used(file).toInstant().isBefore(oldest)) {
        delete(file);
      }
    }
  }

  /// The file for a log, with what is in it already.
  ///
  /// @param head the first [#HEAD_BYTES] bytes of the log
  /// @param from where the stretch that is wanted begins
  /// @param slack how much earlier it may begin as well
  CachedFile open(String server, byte[] head, long from, long slack) throws IOException {
    String key = key(server, head);
    for (Path file : files()) {
      Matcher name = NAME.matcher(file.getFileName().toString());
      if (name.matches() && name.group(1).equals(key)) {
        long start = Long.parseLong(name.group(2));
        boolean covers = start <= from && from <= start + size(file) && from - start <= slack;
        CachedFile known = covers ? lock(file, start, false) : null;
        if (known != null) {
          return known;
        }
      }
    }
    prepare();
    CachedFile fresh = lock(folder.resolve(key + "-" + from + ".part"), from, false);
    return fresh != null ? fresh : temporary(from);
  }

  /// A file that is gone when it is closed: for what cannot be known again, or is in use.
  CachedFile temporary(long from) throws IOException {
    prepare();
    Path file = Files.createTempFile(folder, TEMPORARY, ".part", ownerOnly("rw-------"));
    return Objects.requireNonNull(lock(file, from, true));
  }

  /// A file that was closed, to go on with.
  ///
  /// @return null when it is gone, or somebody else has it
  @Nullable CachedFile reopen(CachedFile closed) throws IOException {
    CachedFile again =
        Files.exists(closed.path())
            ? lock(closed.path(), closed.start(), closed.temporary())
            : null;
    if (again != null) {
      again.knownBy(closed.head());
    }
    return again;
  }

  long room() throws IOException {
    prepare();
    return Files.getFileStore(folder).getUsableSpace();
  }

  static Path folder(Map<String, String> environment, String system) {
    Path home = Path.of(System.getProperty("user.home"));
    String os = system.toLowerCase(Locale.ROOT);
    if (os.contains("win")) {
      String local = environment.get("LOCALAPPDATA");
      Path base = local == null ? home.resolve("AppData/Local") : Path.of(local);
      return base.resolve("Handshake Doctor").resolve("logs");
    }
    if (os.contains("mac")) {
      return home.resolve("Library/Caches/Handshake Doctor/logs");
    }
    String cache = environment.get("XDG_CACHE_HOME");
    Path base = cache == null || cache.isEmpty() ? home.resolve(".cache") : Path.of(cache);
    return base.resolve("handshake-doctor").resolve("logs");
  }

  /// @return null when somebody else has it
  private static @Nullable CachedFile lock(Path file, long start, boolean temporary)
      throws IOException {
    FileChannel channel = open(file);
    try {
      if (channel.tryLock() != null) {
        return new CachedFile(file, start, channel, temporary);
      }
    } catch (OverlappingFileLockException _) {
      // This program itself has it.
    }
    channel.close();
    return null;
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE),
        ownerOnly("rw-------"));
  }

  private void prepare() throws IOException {
    Files.createDirectories(folder, ownerOnly("rwx------"));
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              file -> {
                String name = file.getFileName().toString();
                return NAME.matcher(name).matches() || name.startsWith(TEMPORARY);
              })
          .sorted()
          .toList();
    }
  }

  /// Unless somebody is using it.
  private static void delete(Path file) throws IOException {
    CachedFile unused = Files.exists(file) ? lock(file, 0, false) : null;
    if (unused != null) {
      unused.close();
      Files.deleteIfExists(file);
    }
  }

  private static String key(String server, byte[] head) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update(server.getBytes(StandardCharsets.UTF_8));
      hash.update((byte) 0);
      return HexFormat.of().formatHex(hash.digest(head), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException _) {
      return 0;
    }
  }

  private static FileTime used(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException _) {
      return FileTime.fromMillis(0);
    }
  }

  /// Where the system knows such rights; elsewhere a user's folder is his own.
  private static FileAttribute<?>[] ownerOnly(String rights) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
