package org.handshakedoctor.core.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/// Delivers a source as the bytes of its text: unpacked, without a byte order mark, UTF-16 as
/// UTF-8. Thread-confined.
final class DecodedChannel implements ReadableByteChannel, RawProgress {
  private final InputStream text;
  private final LookAheadInput raw;
  private boolean open = true;

  private DecodedChannel(InputStream text, LookAheadInput raw) {
    this.text = text;
    this.raw = raw;
  }

  /// Looks at the beginning and puts the stages in a row that it needs.
  ///
  /// @param stream closed by the channel, or here when this fails
  /// @param live the bytes may come slowly, so no more of them are waited for than necessary
  /// @throws PartlyReadException for a packing that is not opened here
  static DecodedChannel of(InputStream stream, boolean live) throws IOException {
    try {
      LookAheadInput raw = new LookAheadInput(stream);
      Packing packing = Packing.of(raw.peek(Packing.MAGIC_BYTES, Packing.MAGIC_BYTES));
      LookAheadInput bytes =
          switch (packing) {
            case NONE -> raw;
            case GZIP, BZIP2, XZ, ZSTD -> new LookAheadInput(new UnpackedInput(raw, packing));
            case ZIP, OTHER -> throw new PartlyReadException(SourceProblem.COMPRESSED, null);
          };
      TextEncoding encoding = TextEncoding.of(head(bytes, live));
      bytes.skipBuffered(encoding.markBytes());
      InputStream text =
          encoding.charset() == null ? bytes : new Utf8Input(bytes, encoding.charset());
      return new DecodedChannel(text, raw);
    } catch (IOException e) {
      try (stream) {
        throw e;
      }
    }
  }

  /// The file itself where its bytes are those of its text, else null. A file that is read like
  /// this can be read from any position.
  static @Nullable FileChannel plain(FileChannel file) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(TextEncoding.HEAD_BYTES);
    while (head.hasRemaining() && file.read(head) >= 0) {
      // Until it is full, or the file has no more.
    }
    file.position(0);
    byte[] bytes = new byte[head.position()];
    head.flip().get(bytes);
    boolean plain = Packing.of(bytes) == Packing.NONE && TextEncoding.of(bytes).isPlain();
    return plain ? file : null;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (target.hasArray()) {
      int offset = target.arrayOffset() + target.position();
      int read = text.read(target.array(), offset, target.remaining());
      target.position(target.position() + Math.max(0, read));
      return read;
    }
    byte[] copy = new byte[Math.min(target.remaining(), LookAheadInput.BUFFER_BYTES)];
    int read = text.read(copy, 0, copy.length);
    target.put(copy, 0, Math.max(0, read));
    return read;
  }

  @Override
  public long rawBytes() {
    return raw.count();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    text.close();
  }

  /// What can be seen of the beginning. A damage there is met again by whoever reads.
  private static byte[] head(LookAheadInput bytes, boolean live) throws IOException {
    int most = TextEncoding.HEAD_BYTES;
    try {
      return bytes.peek(live ? Packing.MAGIC_BYTES : most, most);
    } catch (PartlyReadException e) {
      if (e.problem().isUnreadable() && bytes.buffered() == 0) {
        throw e;
      }
      return bytes.peek(0, most);
    }
  }
}
