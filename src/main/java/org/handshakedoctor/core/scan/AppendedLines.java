package org.handshakedoctor.core.scan;

import java.util.Arrays;

/// The lines of a file that is still written to. What has been written of a line waits here for the
/// rest of it. Thread-confined.
public final class AppendedLines {
  private final int longestLine;

  /// The beginning of a line, and where it stands in the file.
  private byte[] open = new byte[0];

  private long position;

  /// The rest of a line that was cut is skipped up to its line feed.
  private boolean skipping;

  /// @param position of the first byte that will be added
  /// @param insideLine that byte belongs to a line that has been read already
  public AppendedLines(long position, boolean insideLine) {
    this(position, insideLine, BlockSource.LONGEST_LINE);
  }

  AppendedLines(long position, boolean insideLine, int longestLine) {
    this.position = position;
    this.skipping = insideLine;
    this.longestLine = longestLine;
  }

  /// Adds bytes, and puts the lines into a block that are whole now.
  ///
  /// @return false when none is
  public boolean add(byte[] bytes, int length, Block block) {
    int from = skipping ? behindLineFeed(bytes, length) : 0;
    int size = open.length + length - from;
    block.ensureCapacity(size);
    System.arraycopy(open, 0, block.bytes, 0, open.length);
    System.arraycopy(bytes, from, block.bytes, open.length, length - from);
    begin(block, size);
    block.holdBackOpenLine();
    skipping |= block.end == size && size > 0 && block.bytes[size - 1] != '\n';
    open = Arrays.copyOfRange(block.bytes, block.end, size);
    position += block.end;
    return block.end > 0;
  }

  /// Puts the last line into a block, which will never have a line feed.
  ///
  /// @return false when the last line was whole
  public boolean end(Block block) {
    block.ensureCapacity(open.length);
    System.arraycopy(open, 0, block.bytes, 0, open.length);
    begin(block, open.length);
    position += open.length;
    open = new byte[0];
    return !block.isEmpty();
  }

  private void begin(Block block, int size) {
    block.lead = 0;
    block.start = 0;
    block.end = size;
    block.position = position;
    block.longestLine = longestLine;
  }

  /// Position moves past what is skipped.
  private int behindLineFeed(byte[] bytes, int length) {
    int lineFeed = ByteSearch.indexOf(bytes, '\n', 0, length);
    skipping = lineFeed < 0;
    int behind = skipping ? length : lineFeed + 1;
    position += behind;
    return behind;
  }
}
