package org.handshakedoctor.core.source;

import java.io.IOException;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.SingleXZInputStream;
import org.tukaani.xz.UnsupportedOptionsException;

/// xz, one stream.
final class XzUnpacker implements Unpacker {
  /// `xz -9` needs 65 MiB. A file says itself how much it needs, up to 4 GiB.
  private static final int MEMORY_LIMIT_KIB = 128 * 1024;

  private final SingleXZInputStream stream;

  XzUnpacker(LookAheadInput in) throws IOException {
    this.stream = new SingleXZInputStream(in, MEMORY_LIMIT_KIB);
  }

  /// Never asks for more than the chunk holds that is being unpacked: the library throws away what
  /// it had put in the target when it meets a damaged chunk behind.
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return stream.read(target, offset, Math.clamp(stream.available(), 1, length));
    } catch (MemoryLimitException e) {
      throw new PartlyReadException(SourceProblem.TOO_MUCH_MEMORY, e);
    } catch (UnsupportedOptionsException e) {
      // A filter of later days, or a dictionary beyond what the library could ever take.
      throw new PartlyReadException(SourceProblem.COMPRESSED, e);
    }
  }

  @Override
  public void close() throws IOException {
    stream.close(false);
  }
}
