package org.handshakedoctor.core.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One line in place, inside the block it was read in. Mutable and valid only during the call that
/// hands it over: the next line reuses it.
public final class Line {
  byte[] buffer = new byte[0];
  int start;
  int end;
  long position;
  long number;
  boolean cut;

  /// A line on its own, the first of its source, with nothing before it.
  ///
  /// @param bytes without the line end
  public static Line of(byte[] bytes) {
    Line line = new Line();
    line.buffer = bytes;
    line.end = bytes.length;
    line.number = 1;
    return line;
  }

  /// A line of its own, to be kept.
  public Line copy() {
    Line copy = new Line();
    copy.buffer = Arrays.copyOfRange(buffer, start, end);
    copy.end = end - start;
    copy.position = position;
    copy.number = number;
    copy.cut = cut;
    return copy;
  }

  /// As [#copy()], with another number: where it began to be counted somewhere else.
  public Line copyAs(long otherNumber) {
    Line copy = copy();
    copy.number = otherNumber;
    return copy;
  }

  /// The block. The line is the bytes from [#start()] up to but not including [#end()].
  public byte[] buffer() {
    return buffer;
  }

  public int start() {
    return start;
  }

  /// Excludes the line feed, and a carriage return before it.
  public int end() {
    return end;
  }

  public int length() {
    return end - start;
  }

  /// Offset of the line's first byte in the source.
  public long position() {
    return position;
  }

  /// 1-based within the part of the source that is read in one go, which may begin behind line 1.
  public long number() {
    return number;
  }

  /// True when the line was longer than a block and only its beginning is here.
  public boolean isCut() {
    return cut;
  }

  /// The line as text, each byte one character. Loses nothing, whatever the encoding was.
  @Override
  public String toString() {
    return new String(buffer, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
