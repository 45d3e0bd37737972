package org.handshakedoctor.core.analysis;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.handshakedoctor.core.scan.AppendedLines;
import org.handshakedoctor.core.scan.Block;
import org.handshakedoctor.core.source.FollowEvent;
import org.handshakedoctor.core.source.FollowedFile;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.task.CancellationToken;

/// Reads what is written to a file after it has been read to its end. Nearly always it waits, so it
/// has a thread of its own.
///
/// @param source a file of this computer, or a log at a server that is kept up in one
/// @param channel the file as it was read
/// @param position of the first byte that was not
record FileTail(LogSource source, FileChannel channel, long position, Reader reader) {
  private static final int MOST_AT_ONCE = 1 << 16;

  /// Takes the lines. Called on the thread of the tail.
  interface Reader {
    /// Where the next lines shall stand.
    Block block();

    /// New lines stand in the block.
    void lines();

    /// Nothing more comes for now: what waits for a following line is reported as it is.
    void settle();

    /// The file has come to its end: what follows is the beginning of another one.
    ///
    /// @param how [FollowEvent#ROTATED] or [FollowEvent#TRUNCATED]
    void replaced(FollowEvent how);

    /// The file is not there.
    void gone();
  }

  /// Goes on until cancelled. What was begun of a last line counts as a line then.
  void follow(CancellationToken cancelled) throws IOException {
    AppendedLines lines = new AppendedLines(position, isInsideLine());
    ByteBuffer added = ByteBuffer.allocate(MOST_AT_ONCE);
    Thread keeper = Thread.ofVirtual().start(() -> source.keepUp(cancelled));
    try (FollowedFile file = new FollowedFile(source, channel, position)) {
      while (true) {
        FollowEvent event = file.next(added.clear(), cancelled);
        switch (event) {
          case GREW -> {
            if (lines.add(added.array(), added.position(), reader.block())) {
              reader.lines();
            }
            if (cancelled.isCancelled()) {
              end(lines);
              return;
            }
          }
          case QUIET -> reader.settle();
          case ROTATED, TRUNCATED -> {
            end(lines);
            reader.replaced(event);
            lines = new AppendedLines(0, false);
          }
          case GONE -> {
            reader.settle();
            reader.gone();
          }
          case STOPPED -> {
            end(lines);
            return;
          }
        }
      }
    } finally {
      if (cancelled.isCancelled()) {
        ParallelReading.join(keeper);
      }
    }
  }

  private void end(AppendedLines lines) {
    if (lines.end(reader.block())) {
      reader.lines();
    }
    reader.settle();
  }

  private boolean isInsideLine() throws IOException {
    ByteBuffer before = ByteBuffer.allocate(1);
    return position > 0 && channel.read(before, position - 1) == 1 && before.get(0) != '\n';
  }
}
