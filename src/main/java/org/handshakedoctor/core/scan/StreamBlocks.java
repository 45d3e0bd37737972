package org.handshakedoctor.core.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/// The blocks of a source that can only be read from its beginning to its end: a pipe, a packed
/// file. One thread reads at a time; while it unpacks, others work on the blocks before.
public final class StreamBlocks implements BlockSource {
  private final ReadableByteChannel channel;
  private final int blockBytes;
  private final int leadBytes;
  private final int longestLine;
  private final boolean prompt;
  private final boolean grows;

  /// The lead of the next block and the beginning of its first line.
  private byte[] carried = new byte[0];

  /// Where that first line begins.
  private int carriedLead;

  private long position;
  private long sequence;

  /// The rest of a line that was cut is skipped up to its line feed.
  private boolean skipping;

  private boolean ended;

  /// What went wrong after the last bytes that could be read.
  private @Nullable IOException broken;

  /// @param channel closed with this
  /// @param prompt whether lines are given as soon as they are there, instead of when a block is
  ///   full
  /// @param grows the rest of a last line without a line feed will be written yet, so that it is no
  ///   line now
  public StreamBlocks(ReadableByteChannel channel, boolean prompt, boolean grows) {
    this(channel, prompt, grows, BLOCK_BYTES, LEAD_BYTES, LONGEST_LINE);
  }

  /// For tests: the size of the blocks must not change what is seen.
  StreamBlocks(
      ReadableByteChannel channel,
      boolean prompt,
      boolean grows,
      int blockBytes,
      int leadBytes,
      int longestLine) {
    this.channel = channel;
    this.prompt = prompt;
    this.grows = grows;
    this.blockBytes = blockBytes;
    this.leadBytes = leadBytes;
    this.longestLine = longestLine;
  }

  @Override
  public synchronized boolean next(Block block) throws IOException {
    if (ended) {
      if (broken != null) {
        throw broken;
      }
      return false;
    }
    block.ensureCapacity(carried.length + blockBytes);
    System.arraycopy(carried, 0, block.bytes, 0, carried.length);
    block.sequence = sequence++;
    block.position = position;
    block.lead = 0;
    block.start = carriedLead;
    block.longestLine = longestLine;
    int filled = fill(block, carried.length);
    block.end = ended && !grows ? filled : lastLineEnd(block, filled);
    if (!ended && block.end == block.start && filled - block.start > longestLine) {
      block.end = filled;
      skipping = true;
    }
    carry(block, block.end, filled);
    return true;
  }

  @Override
  public boolean isParallel() {
    return false;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private int fill(Block block, int from) {
    int filled = from;
    // Until the block is full, and on until a line has ended in it or is too long.
    while (!ended) {
      int room = block.bytes.length - filled;
      if (room == 0 || filled - from >= blockBytes) {
        if (lastLineEnd(block, filled) > block.start || filled - block.start > longestLine) {
          return filled;
        }
        block.ensureCapacity(filled + blockBytes);
        room = block.bytes.length - filled;
      }
      int read = read(ByteBuffer.wrap(block.bytes, filled, Math.min(room, blockBytes)));
      ended = read < 0;
      int end = filled + Math.max(0, read);
      if (skipping) {
        int lineFeed = block.indexOfLineFeed(filled, end);
        int dropped = lineFeed < 0 ? end : lineFeed + 1;
        System.arraycopy(block.bytes, dropped, block.bytes, filled, end - dropped);
        block.position += dropped - filled;
        skipping = lineFeed < 0;
        end -= dropped - filled;
      }
      filled = end;
      if (prompt && lastLineEnd(block, filled) > block.start) {
        return filled;
      }
    }
    return filled;
  }

  private int read(ByteBuffer target) {
    try {
      return channel.read(target);
    } catch (IOException e) {
      // What was read before is shown first.
      broken = e;
      return -1;
    }
  }

  private static int lastLineEnd(Block block, int filled) {
    int at = filled;
    while (at > block.start && block.bytes[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  /// Keeps what the next block begins with.
  private void carry(Block block, int nextLine, int filled) {
    int lead = Math.max(block.lead, nextLine - leadBytes);
    if (skipping) {
      // What is skipped leaves a gap before the next line.
      lead = nextLine;
    } else if (lead > block.lead) {
      int lineFeed = block.indexOfLineFeed(lead, nextLine);
      lead = lineFeed < 0 ? nextLine : lineFeed + 1;
    }
    carried = new byte[filled - lead];
    System.arraycopy(block.bytes, lead, carried, 0, carried.length);
    carriedLead = nextLine - lead;
    position = block.position + lead;
  }
}
