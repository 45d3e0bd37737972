package org.handshakedoctor.core.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.handshakedoctor.core.ssh.HostKeyVerdict.Place;
import org.handshakedoctor.core.ssh.KnownHostsLine.Marker;
import org.jspecify.annotations.Nullable;

/// The servers' keys that the user has come to trust, judged as OpenSSH judges them (`hostfile.c`,
/// `sshconnect.c check_host_key`). See decisions/0016 for why not by the library.
///
/// The rules, in their order: a key that is revoked for the name is revoked, whatever else is said.
/// A key that stands beside the name is known. If other keys stand there, of whatever type, it has
/// changed. If nothing stands there, the name without its port may still vouch for the key.
public final class KnownHosts {
  private static final int SALT_BYTES = 20;

  /// A longer file is not one that a person keeps.
  private static final long MOST_BYTES = 64L << 20;

  private final List<KnownHostsLine> lines;

  private KnownHosts(List<KnownHostsLine> lines) {
    this.lines = lines;
  }

  /// Reads the files that exist. A line that makes no sense is passed over, as `ssh` does.
  public static KnownHosts read(List<Path> files) throws IOException {
    List<KnownHostsLine> lines = new ArrayList<>();
    for (Path file : files) {
      if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
        readInto(lines, file);
      }
    }
    return new KnownHosts(lines);
  }

  HostKeyVerdict judge(HostKeyName name, HostKey key) {
    HostKeyVerdict verdict = judge(name.exact(), key);
    if (verdict instanceof HostKeyVerdict.Unknown && name.bare() != null) {
      HostKeyVerdict without = judge(name.bare(), key);
      return without instanceof HostKeyVerdict.Known ? without : verdict;
    }
    return verdict;
  }

  /// Judges a certificate, whose own signature and dates somebody else has checked.
  HostKeyVerdict judgeCertificate(HostKeyName name, HostKey key, HostKey authority) {
    for (KnownHostsLine line : about(name, Marker.REVOKED)) {
      if (line.key().equals(key) || line.key().equals(authority)) {
        return new HostKeyVerdict.Revoked(line.place());
      }
    }
    for (KnownHostsLine line : about(name, Marker.AUTHORITY)) {
      if (line.key().equals(authority)) {
        return new HostKeyVerdict.Vouched(line.place());
      }
    }
    return judge(name, key);
  }

  /// All lines of a kind that speak about a server, by either of its names.
  List<KnownHostsLine> about(HostKeyName name, Marker marker) {
    return lines.stream()
        .filter(line -> line.marker() == marker)
        .filter(
            line ->
                line.isAbout(name.exact()) || (name.bare() != null && line.isAbout(name.bare())))
        .toList();
  }

  /// Adds one line to the end of a file in one write, so that a program that adds its own at the same
  /// time loses nothing, and nothing else of the file changes. The name is hashed where others are.
  static void remember(Path file, HostKeyName name, HostKey key) throws IOException {
    createIfMissing(file);
    boolean hashed = read(List.of(file)).lines.stream().anyMatch(KnownHostsLine::isHashed);
    String line = KnownHostsLine.write(name.exact(), key, hashed ? salt() : null) + "\n";
    String text = endsWithLineFeed(file) ? line : "\n" + line;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private HostKeyVerdict judge(String name, HostKey key) {
    List<KnownHostsLine> about = lines.stream().filter(line -> line.isAbout(name)).toList();
    KnownHostsLine revoked = find(about, Marker.REVOKED, key);
    if (revoked != null) {
      return new HostKeyVerdict.Revoked(revoked.place());
    }
    KnownHostsLine known = find(about, Marker.KEY, key);
    if (known != null) {
      return new HostKeyVerdict.Known(known.place());
    }
    List<Place> others =
        about.stream()
            .filter(line -> line.marker() == Marker.KEY)
            .map(KnownHostsLine::place)
            .toList();
    return others.isEmpty() ? new HostKeyVerdict.Unknown() : new HostKeyVerdict.Changed(others);
  }

  private static @Nullable KnownHostsLine find(
      List<KnownHostsLine> lines, Marker marker, HostKey key) {
    for (KnownHostsLine line : lines) {
      if (line.marker() == marker && line.key().equals(key)) {
        return line;
      }
    }
    return null;
  }

  private static void readInto(List<KnownHostsLine> lines, Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      KnownHostsLine parsed = KnownHostsLine.parse(line.stripTrailing(), file, number);
      if (parsed != null) {
        lines.add(parsed);
      }
    }
  }

  private static void createIfMissing(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.exists(folder)) {
      Files.createDirectories(folder, only("rwx------"));
    }
    Files.createFile(file, only("rw-------"));
  }

  private static FileAttribute<?>[] only(String permissions) {
    Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean endsWithLineFeed(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() == 0) {
        return true;
      }
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.read(last, channel.size() - 1);
      return last.get(0) == '\n';
    }
  }

  private static byte[] salt() {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return salt;
  }
}
