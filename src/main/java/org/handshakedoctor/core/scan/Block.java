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
  private static final int GROUP = 32;
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

  /// Of the line whose end was found last.
  private boolean seenBytesAreAscii;

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

  /// Gives up the last line if it has no line feed yet, unless it is too long to wait for that.
  void holdBackOpenLine() {
    int whole = end;
    while (whole > start && bytes[whole - 1] != '\n') {
      whole--;
    }
    if (end - whole <= longestLine) {
      end = whole;
    }
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

  /// In groups of lines: a method that runs for long is compiled twice, once for the run that is
  /// going on and once for the next, and this one takes in all that reads a line.
  private long show(int from, int to, long firstNumber, LineHandler handler) {
    line.buffer = bytes;
    line.number = firstNumber - 1;
    int begin = from;
    while (begin < to) {
      begin = showGroup(begin, to, handler);
    }
    return line.number + 1;
  }

  private int showGroup(int from, int to, LineHandler handler) {
    int begin = from;
    for (int i = 0; i < GROUP && begin < to; i++) {
      int stop = endOfLine(begin, to);
      int length = Math.min(stop - begin, longestLine);
      line.cut = stop - begin > length;
      line.ascii = !line.cut && seenBytesAreAscii;
      line.start = begin;
      line.end = begin + length;
      if (length > 0 && bytes[line.end - 1] == '\r') {
        line.end--;
      }
      line.position = position + begin;
      line.number++;
      handler.line(line);
      begin = stop + 1;
    }
    return begin;
  }

  /// Where the line feed is, or `to`.
  private int endOfLine(int from, int to) {
    byte[] buffer = bytes;
    int at = from;
    long seen = 0;
    // Four words at once: one branch for 32 bytes, and none that depends on where in them it is.
    while (at + 32 <= to) {
      long a = ByteSearch.longAt(buffer, at);
      long b = ByteSearch.longAt(buffer, at + 8);
      long c = ByteSearch.longAt(buffer, at + 16);
      long d = ByteSearch.longAt(buffer, at + 24);
      long foundA = lineFeeds(a);
      long foundB = lineFeeds(b);
      long foundC = lineFeeds(c);
      long foundD = lineFeeds(d);
      if ((foundA | foundB | foundC | foundD) != 0) {
        int found = ByteSearch.bits(foundA, foundB, foundC, foundD);
        int high = ByteSearch.bits(a, b, c, d);
        int before = (found & -found) - 1;
        seenBytesAreAscii = (seen & ByteSearch.HIGH_BITS) == 0 && (high & before) == 0;
        return at + Integer.numberOfTrailingZeros(found);
      }
      seen |= a | b | c | d;
      at += 32;
    }
    while (at < to && buffer[at] != '\n') {
      seen |= buffer[at++];
    }
    seenBytesAreAscii = (seen & ByteSearch.HIGH_BITS) == 0;
    return at;
  }

  private static long lineFeeds(long word) {
    return ByteSearch.matches(word, LINE_FEEDS);
  }
}
