package org.handshakedoctor.core.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Text in another encoding, as UTF-8. Half a surrogate pair or half a character at the end becomes
/// U+FFFD. Thread-confined.
final class Utf8Input extends InputStream {
  private static final int CHARS = 1 << 15;

  /// Room for what waits from the time before, and for what stands for the torn end.
  private static final int SLACK = 8;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder =
      StandardCharsets.UTF_8
          .newEncoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .replaceWith("\ufffd".getBytes(StandardCharsets.UTF_8));
  private final ByteBuffer bytes = ByteBuffer.allocate(2 * CHARS).flip();
  private final CharBuffer chars = CharBuffer.allocate(CHARS + SLACK).flip();
  private final ByteBuffer utf8 = ByteBuffer.allocate(3 * (CHARS + SLACK)).flip();
  private boolean ended;

  Utf8Input(InputStream in, Charset charset) {
    this.in = in;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (!utf8.hasRemaining()) {
      if (ended) {
        return -1;
      }
      refill();
    }
    int taken = Math.min(length, utf8.remaining());
    utf8.get(target, offset, taken);
    return taken;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void refill() throws IOException {
    bytes.compact();
    try {
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      ended = read < 0;
      bytes.position(bytes.position() + Math.max(0, read));
    } finally {
      bytes.flip();
    }
    chars.compact();
    decoder.decode(bytes, chars, ended);
    if (ended) {
      decoder.flush(chars);
    }
    chars.flip();
    utf8.clear();
    encoder.encode(chars, utf8, ended);
    utf8.flip();
  }
}
