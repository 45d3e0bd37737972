package org.handshakedoctor.core.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// How the bytes of a file are packed. Told by their beginning, never by the name of the file.
enum Packing {
  /// Not at all: matches nothing.
  NONE("x"),
  /// RFC 1952 §2.3.1, with the one method there is.
  GZIP("1f8b08"),
  /// `BZh`, a digit, and the number that begins a block (π), or the one that ends an empty file
  /// (√π).
  BZIP2("425a683[1-9](314159265359|177245385090)"),
  /// The .xz File Format §2.1.1.1.
  XZ("fd377a585a00"),
  /// RFC 8878 §3.1.1, and the skippable frames that pzstd begins with (§3.1.2).
  ZSTD("28b52ffd|5[0-9a-f]2a4d18"),
  /// APPNOTE.TXT §4.3.7, and §4.3.16 for an archive with nothing in it.
  ZIP("504b0304|504b0506"),
  /// What we know and do not open: 7z, RAR, compress, LZ4, lzip.
  OTHER("377abcaf271c|526172211a07|1f9d90|04224d18|4c5a495001");

  /// Bytes from the beginning that tell them apart.
  static final int MAGIC_BYTES = 10;

  private static final int TAR_MAGIC_AT = 257;
  private static final byte[] TAR_MAGIC = "ustar".getBytes(StandardCharsets.US_ASCII);

  /// Over the bytes in hexadecimal.
  private final Pattern magic;

  Packing(String magic) {
    this.magic = Pattern.compile(magic);
  }

  static Packing of(byte[] beginning) {
    int length = Math.min(beginning.length, MAGIC_BYTES);
    String hex = HexFormat.of().formatHex(beginning, 0, length);
    for (Packing packing : values()) {
      if (packing.magic.matcher(hex).lookingAt()) {
        return packing;
      }
    }
    return NONE;
  }

  /// POSIX pax, "ustar Interchange Format": the word stands in the middle of the first header.
  static boolean isTar(byte[] beginning) {
    int end = TAR_MAGIC_AT + TAR_MAGIC.length;
    return beginning.length >= end
        && Arrays.equals(beginning, TAR_MAGIC_AT, end, TAR_MAGIC, 0, TAR_MAGIC.length);
  }

  /// Takes one packed file out of a stream; the stream stands at its first byte. What follows it,
  /// such as a second one written behind, stays in the stream.
  Unpacker unpacker(LookAheadInput in) throws IOException {
    return switch (this) {
      case GZIP -> new GzipUnpacker(in);
      case BZIP2 -> new Bzip2Unpacker(in);
      case XZ -> new XzUnpacker(in);
      case ZSTD -> new ZstdUnpacker(in);
      case NONE, ZIP, OTHER -> throw new PartlyReadException(SourceProblem.COMPRESSED, null);
    };
  }
}
