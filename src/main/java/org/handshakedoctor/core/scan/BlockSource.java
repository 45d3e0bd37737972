package org.handshakedoctor.core.scan;

import java.io.Closeable;
import java.io.IOException;

/// Gives the blocks of a source, each once, to any number of threads.
public interface BlockSource extends Closeable {
  /// Big enough that the reading costs nothing, small enough to stay in the processor's cache.
  int BLOCK_BYTES = 1 << 19;

  /// So much stands before the own lines of a block, if the source has it.
  int LEAD_BYTES = 8 * 1024;

  /// A longer line is cut: only so much of it is read.
  int LONGEST_LINE = 1 << 20;

  /// Fills a block with the next stretch.
  ///
  /// @return false when there is no more
  boolean next(Block block) throws IOException;

  /// Whether another thread could get a block while one is getting one.
  boolean isParallel();

  /// A block of the right size for any source.
  static Block newBlock() {
    return new Block(LEAD_BYTES + BLOCK_BYTES + FileBlocks.TAIL_BYTES);
  }
}
