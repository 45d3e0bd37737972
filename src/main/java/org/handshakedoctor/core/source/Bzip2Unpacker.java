package org.handshakedoctor.core.source;

import java.io.IOException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/// bzip2, one stream.
final class Bzip2Unpacker implements Unpacker {
  private final BZip2CompressorInputStream stream;
  private @Nullable IOException failure;

  Bzip2Unpacker(LookAheadInput in) throws IOException {
    this.stream = new BZip2CompressorInputStream(in, false);
  }

  /// One byte at a time, as the library itself does inside: when it meets a damaged block it throws
  /// away what it had put in the target.
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    int count = 0;
    try {
      for (int b; count < length && (b = stream.read()) >= 0; count++) {
        target[offset + count] = (byte) b;
      }
    } catch (IOException e) {
      failure = e;
      if (count == 0) {
        throw e;
      }
    }
    return count == 0 ? -1 : count;
  }

  @Override
  public void close() {
    // The library holds nothing but memory, and closing it would close the stream below.
  }
}
