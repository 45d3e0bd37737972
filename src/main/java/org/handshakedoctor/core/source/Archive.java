package org.handshakedoctor.core.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Several files in one. Nothing of it is ever unpacked to the disk or held in memory whole, so
/// neither a name with `..` in it nor a bomb has anything to work on.
sealed interface Archive permits ZipArchive, TarArchive {

  /// One file in it.
  ///
  /// @param size in bytes as it lies in the archive
  record Entry(String name, long size) {
    private static final Pattern HIDDEN = Pattern.compile("(^|/)(\\.[^./]|__MACOSX/)");

    boolean isHidden() {
      return HIDDEN.matcher(name).find();
    }
  }

  /// The regular files, in the order of the archive.
  List<Entry> entries() throws IOException;

  /// One of them, to be closed by the caller together with all that lies below.
  InputStream open(String entry) throws IOException;

  /// The archive that a file is.
  ///
  /// @param head of the file as a log
  /// @return null if it is none
  static @Nullable Archive of(Path path, LogHead head) throws IOException {
    if (head.problem() == SourceProblem.COMPRESSED && isZip(path)) {
      return new ZipArchive(path);
    }
    return Packing.isTar(head.bytes()) ? new TarArchive(path) : null;
  }

  /// A file that is known to be one.
  static Archive at(Path path) throws IOException {
    return isZip(path) ? new ZipArchive(path) : new TarArchive(path);
  }

  private static boolean isZip(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return Packing.of(in.readNBytes(Packing.MAGIC_BYTES)) == Packing.ZIP;
    }
  }

  /// A file of any packing but zip, unpacked.
  static InputStream unpacked(Path path) throws IOException {
    return Channels.newInputStream(
        DecodedChannel.of(Channels.newInputStream(FileChannel.open(path)), false));
  }
}
