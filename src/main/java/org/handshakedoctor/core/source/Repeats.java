package org.handshakedoctor.core.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handshakedoctor.core.task.CancellationToken;

/// Finds the logs whose whole text is that of another one, or its beginning.
///
/// Their first kilobyte is compared first, and where that is the same, which for logs with times in
/// their lines is nearly always a repeat, all of it.
final class Repeats {
  private static final int BLOCK_BYTES = 1 << 18;

  private final List<LogHead> heads = new ArrayList<>();
  private final Map<LogSource, LogSource> repeats = new HashMap<>();
  private final CancellationToken cancelled;

  private Repeats(CancellationToken cancelled) {
    this.cancelled = cancelled;
  }

  /// @return for each source that repeats another one, that one, which does not
  static Map<LogSource, LogSource> among(List<LogHead> heads, CancellationToken cancelled) {
    Repeats repeats = new Repeats(cancelled);
    for (LogHead head : heads) {
      if (cancelled.isCancelled()) {
        break;
      }
      repeats.add(head);
    }
    return repeats.resolved();
  }

  private void add(LogHead head) {
    LogSource source = head.source();
    for (LogHead other : heads) {
      if (repeats.containsKey(source)) {
        break;
      }
      if (!repeats.containsKey(other.source()) && head.agreesWith(other)) {
        switch (compare(other.source(), source)) {
          case FIRST_REPEATS -> repeats.put(other.source(), source);
          case SECOND_REPEATS -> repeats.put(source, other.source());
          case DIFFERENT -> {}
        }
      }
    }
    heads.add(head);
  }

  /// What a repeat repeats may itself have turned out to be a repeat later.
  private Map<LogSource, LogSource> resolved() {
    repeats.replaceAll(
        (_, of) -> {
          LogSource last = of;
          for (LogSource next = repeats.get(last); next != null; next = repeats.get(last)) {
            last = next;
          }
          return last;
        });
    return Map.copyOf(repeats);
  }

  private enum Comparison {
    FIRST_REPEATS,
    SECOND_REPEATS,
    DIFFERENT
  }

  private Comparison compare(LogSource first, LogSource second) {
    ByteBuffer a = ByteBuffer.allocate(BLOCK_BYTES);
    ByteBuffer b = ByteBuffer.allocate(BLOCK_BYTES);
    try (ReadableByteChannel channelA = first.open();
        ReadableByteChannel channelB = second.open()) {
      // Of two that are the same, the one that is read faster stays.
      boolean keepsSecond = channelB instanceof FileChannel && !(channelA instanceof FileChannel);
      while (!cancelled.isCancelled()) {
        LogHead.fill(channelA, a.clear());
        LogHead.fill(channelB, b.clear());
        int lengthA = a.flip().remaining();
        int lengthB = b.flip().remaining();
        int mismatch = a.mismatch(b);
        if (mismatch >= 0 && mismatch < Math.min(lengthA, lengthB)) {
          return Comparison.DIFFERENT;
        }
        if (lengthA < lengthB || (lengthA < BLOCK_BYTES && lengthA == lengthB && keepsSecond)) {
          return Comparison.FIRST_REPEATS;
        }
        if (lengthB < BLOCK_BYTES) {
          return Comparison.SECOND_REPEATS;
        }
      }
    } catch (IOException | LogAccessException _) {
      // What cannot be compared is read, and says then what the matter is.
    }
    return Comparison.DIFFERENT;
  }
}
