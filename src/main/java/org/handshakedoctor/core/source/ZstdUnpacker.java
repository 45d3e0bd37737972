package org.handshakedoctor.core.source;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;

/// zstd, all frames of a file at once: the library reads on by itself.
final class ZstdUnpacker implements Unpacker {
  /// Windows of up to 128 MiB, the limit of `zstd -d`. A frame says itself how much it needs.
  private static final int WINDOW_LOG = 27;

  /// What the library throws away when it meets a damaged block.
  private static final int PIECE_BYTES = 4096;

  private final ZstdInputStreamNoFinalizer stream;
  private boolean begun;

  ZstdUnpacker(LookAheadInput in) throws IOException {
    this.stream = new ZstdInputStreamNoFinalizer(new Unclosed(in));
    stream.setLongMax(WINDOW_LOG);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int read = stream.read(target, offset, Math.min(length, PIECE_BYTES));
      begun |= read > 0;
      return read;
    } catch (ZstdIOException e) {
      if (e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
        throw new PartlyReadException(SourceProblem.TOO_MUCH_MEMORY, e);
      }
      if (begun && e.getErrorCode() == Zstd.errPrefixUnknown()) {
        // Something else behind the last frame, as the other unpackers see it too.
        return -1;
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
