package org.handshakedoctor.core.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.handshakedoctor.core.ssh.SshException;
import org.handshakedoctor.core.task.CancellationToken;

/// The file of a log that is followed: what is written at the server is appended to it, and when
/// another log has come in its place there is another file, once all of the first is in its own.
final class Growth {
  private static final int SLICE_MILLIS = 50;
  private static final int FIRST_PAUSE_MILLIS = 1000;
  private static final int LONGEST_PAUSE_MILLIS = 30_000;

  private final LogCache cache;
  private final String name;
  private CachedFile file;
  private boolean away;

  Growth(LogCache cache, String name, CachedFile file) {
    this.cache = cache;
    this.name = name;
    this.file = file;
  }

  /// The present file.
  ///
  /// @throws NoSuchFileException while the log is not there or the server not in reach
  synchronized Path path() throws NoSuchFileException {
    if (away) {
      throw new NoSuchFileException(name);
    }
    return file.path();
  }

  /// Goes on until cancelled, over as many connections as it takes.
  void keepUp(Access access, CancellationToken cancelled) {
    int pause = FIRST_PAUSE_MILLIS;
    while (!cancelled.isCancelled()) {
      try {
        access.follow(this, cancelled);
        pause = FIRST_PAUSE_MILLIS;
      } catch (SshException | IOException _) {
        // Away for now; it is tried again.
      }
      if (!cancelled.isCancelled()) {
        away();
        pause(pause, cancelled);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    }
    try {
      file().close();
    } catch (IOException _) {
      // All that came is in it.
    }
  }

  static void pause(int millis, CancellationToken cancelled) {
    try {
      for (int at = 0; at < millis && !cancelled.isCancelled(); at += SLICE_MILLIS) {
        Thread.sleep(SLICE_MILLIS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      cancelled.cancel();
    }
  }

  synchronized void away() {
    away = true;
  }

  synchronized void here() {
    away = false;
  }

  synchronized CachedFile file() {
    return file;
  }

  void append(ByteBuffer bytes) throws IOException {
    file().append(bytes);
  }

  /// Another log begins. Called when all of the one before is here.
  synchronized void replaced() throws IOException {
    CachedFile next = cache.temporary(0);
    file.close();
    file = next;
    away = false;
  }
}
