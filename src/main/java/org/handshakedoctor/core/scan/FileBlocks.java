package org.handshakedoctor.core.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicLong;

/// The blocks of a file, read by many threads at once.
///
/// Each thread takes the number of a stretch from a common counter and reads it with the lead
/// before it and so much behind it as the last line needs. Which lines belong to a stretch depends
/// on nothing but its bytes. Reading goes through the channel and never through a mapping: logs are
/// truncated while they are read, and a mapped page that is gone kills the process.
///
/// Of a file that will be followed only the whole lines are given that it has now: a line that is
/// still being written belongs to those that come.
public final class FileBlocks implements BlockSource {
  /// Most lines that begin in a stretch end within so much behind it.
  static final int TAIL_BYTES = 4096;

  private final FileChannel channel;
  private final int blockBytes;
  private final int leadBytes;
  private final int longestLine;

  /// No byte from here on is read, and no line that is not whole before it.
  private final long until;

  private final AtomicLong cursor = new AtomicLong();

  /// @param channel closed with this
  public FileBlocks(FileChannel channel) {
    this(channel, BLOCK_BYTES, LEAD_BYTES, LONGEST_LINE);
  }

  /// Only the whole lines before a position.
  ///
  /// @param channel closed with this
  public FileBlocks(FileChannel channel, long until) {
    this(channel, BLOCK_BYTES, LEAD_BYTES, LONGEST_LINE, until);
  }

  /// For tests: the size of the blocks must not change what is seen.
  ///
  /// @param longestLine at least `blockBytes`
  public FileBlocks(FileChannel channel, int blockBytes, int leadBytes, int longestLine) {
    this(channel, blockBytes, leadBytes, longestLine, Long.MAX_VALUE);
  }

  FileBlocks(FileChannel channel, int blockBytes, int leadBytes, int longestLine, long until) {
    this.channel = channel;
    this.blockBytes = blockBytes;
    this.leadBytes = Math.max(1, leadBytes);
    this.longestLine = longestLine;
    this.until = until;
  }

  @Override
  public boolean next(Block block) throws IOException {
    long sequence = cursor.getAndIncrement();
    long from = sequence * blockBytes;
    int lead = (int) Math.min(from, leadBytes);
    block.sequence = sequence;
    block.position = from - lead;
    block.longestLine = longestLine;
    int limit = lead + blockBytes;
    block.ensureCapacity(limit + TAIL_BYTES);
    int filled = read(block, 0, limit + TAIL_BYTES);
    if (filled <= lead) {
      return false;
    }
    block.start = from == 0 ? 0 : lineStart(block, lead - 1, Math.min(limit - 1, filled));
    block.lead = block.position == 0 ? 0 : Math.min(block.start, lineStart(block, 0, filled));
    if (block.start < 0 || block.start == filled) {
      block.lead = 0;
      block.start = 0;
      block.end = 0;
      return true;
    }
    block.end = filled <= limit ? filled : endOfLastLine(block, limit, filled);
    if (block.endPosition() == until) {
      block.holdBackOpenLine();
    }
    return true;
  }

  @Override
  public boolean isParallel() {
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static int lineStart(Block block, int from, int to) {
    int lineFeed = block.indexOfLineFeed(from, to);
    return lineFeed < 0 ? -1 : lineFeed + 1;
  }

  /// Reads on until the line that is open at the end of the stretch is whole, or too long.
  private int endOfLastLine(Block block, int limit, int alreadyFilled) throws IOException {
    if (block.bytes[limit - 1] == '\n') {
      return limit;
    }
    int filled = alreadyFilled;
    int searched = limit;
    while (true) {
      int lineFeed = block.indexOfLineFeed(searched, filled);
      if (lineFeed >= 0) {
        return lineFeed + 1;
      }
      searched = filled;
      block.ensureCapacity(filled * 2);
      int more = filled - limit > longestLine ? 0 : read(block, filled, filled);
      if (more == 0) {
        return filled;
      }
      filled += more;
    }
  }

  private int read(Block block, int at, int length) throws IOException {
    long most = Math.max(0, until - block.position - at);
    ByteBuffer target = ByteBuffer.wrap(block.bytes, at, (int) Math.min(length, most));
    while (target.hasRemaining()) {
      if (channel.read(target, block.position + target.position()) < 0) {
        break;
      }
    }
    return target.position() - at;
  }
}
