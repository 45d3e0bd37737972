package org.handshakedoctor.core.scan;

import java.util.Arrays;

/// A stretch of a source that ends with whole lines, and some of the lines before it. Mutable, so
/// that its memory can be used again; used by one thread at a time.
///
/// A block owns the lines that begin in it. Those of the *lead* belong to blocks before; they are
/// there so that a reader that needs to know what came before can begin anywhere.
///
/// Line feeds are looked for many bytes at a time, since finding them is most of the work on a log
/// without failures.
public final class Block {
  private static final long LINE_FEEDS = ByteSearch.repeat('\n');

  byte[] bytes;

  /// Where the lead begins in [#bytes], the own lines, and where they end.
  int lead;

  int start;
  int end;

  /// A longer line is shown cut.
  int longestLine;

  /// Offset of the first of [#bytes] in the source.
  long position;

  long sequence;

  private final Line line = new Line();

  /// @param capacity grows when a line needs it
  public Block(int capacity) {
    this.bytes = new byte[capacity];
  }

  /// 0 for the first block of a source, then 1, 2, 3 …
  public long sequence() {
    return sequence;
  }

  /// Whether no line begins in this block.
  public boolean isEmpty() {
    return start == end;
  }

  /// Offset in the source behind the last own byte.
  public long endPosition() {
    return position + end;
  }

  /// Shows the lines of the lead, numbered from 1.
  ///
  /// @return the number of the first own line
  public long showLead(LineHandler handler) {
    return show(lead, start, 1, handler);
  }

  /// Shows the own lines.
  ///
  /// @param number of the first of them
  /// @return the number that a next line would have
  public long showLines(long number, LineHandler handler) {
    return show(start, end, number, handler);
  }

  void ensureCapacity(int capacity) {
    if (bytes.length < capacity) {
      bytes = Arrays.copyOf(bytes, Math.max(capacity, bytes.length * 2));
    }
  }

  /// Position of the first line feed at or behind `from` and before `to`, or -1.
  int indexOfLineFeed(int from, int to) {
    return ByteSearch.indexOf(bytes, '\n', from, to);
  }

  private long show(int from, int to, long firstNumber, LineHandler handler) {
    byte[] buffer = bytes;
    line.buffer = buffer;
    long number = firstNumber;
    int begin = from;
    int at = from;
    long seen = 0;
    while (begin < to) {
      // Four words at once: one branch for 32 bytes.
      while (at + 32 <= to) {
        long a = ByteSearch.longAt(buffer, at);
        long b = ByteSearch.longAt(buffer, at + 8);
        long c = ByteSearch.longAt(buffer, at + 16);
        long d = ByteSearch.longAt(buffer, at + 24);
        if ((lineFeeds(a) | lineFeeds(b) | lineFeeds(c) | lineFeeds(d)) != 0) {
          break;
        }
        seen |= a | b | c | d;
        at += 32;
      }
      long found = 0;
      while (at + 8 <= to) {
        long word = ByteSearch.longAt(buffer, at);
        found = lineFeeds(word);
        // The bytes before the line feed, which is the lowest bit that was found.
        seen |= found == 0 ? word : word & (found & -found) - 1;
        if (found != 0) {
          break;
        }
        at += 8;
      }
      int stop;
      if (found != 0) {
        stop = at + (Long.numberOfTrailingZeros(found) >>> 3);
      } else {
        stop = at;
        while (stop < to && buffer[stop] != '\n') {
          seen |= buffer[stop++];
        }
      }
      line.start = begin;
      line.cut = stop - begin > longestLine;
      int visibleEnd = line.cut ? begin + longestLine : stop;
      line.end =
          visibleEnd > begin && buffer[visibleEnd - 1] == '\r' ? visibleEnd - 1 : visibleEnd;
      line.position = position + begin;
      line.number = number++;
      line.ascii = !line.cut && (seen & ByteSearch.HIGH_BITS) == 0;
      handler.line(line);
      begin = stop + 1;
      at = begin;
      seen = 0;
    }
    return number;
  }

  private static long lineFeeds(long word) {
    return ByteSearch.matches(word, LINE_FEEDS);
  }
}
