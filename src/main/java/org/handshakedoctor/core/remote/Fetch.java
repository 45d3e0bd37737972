package org.handshakedoctor.core.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.file.Path;
import java.util.Arrays;
import org.handshakedoctor.core.source.PartlyReadException;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.ssh.SshException;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;

/// Brings a log from the server into its file, once, up to the size it has in the beginning. Goes
/// on while somebody reads it. A connection that breaks is made again, and the log goes on at the
/// byte.
final class Fetch {
  private static final int WAIT_MILLIS = 50;
  private static final int MOST_CONNECTIONS = 3;

  /// Room that is left to everybody else.
  private static final long RESERVE = 64L << 20;

  /// The room is looked at again each time so much has come: others fill the disk too, and not
  /// every size is known.
  private static final long LOOK_BYTES = 16L << 20;

  private final LogCache cache;
  private final String server;
  private final Access access;
  private final long lastBytes;
  private final CancellationToken cancelled = new CancellationToken();
  private final Thread thread = Thread.ofVirtual().name("fetch").unstarted(this::run);

  /// What came in an earlier fetch; null if nothing did.
  private final @Nullable CachedFile earlier;

  /// Of the thread, which alone may append to it.
  private @Nullable CachedFile file;

  private @Nullable Path path;
  private long available;
  private long total = -1;
  private boolean ended;
  private @Nullable IOException problem;
  private int readers;
  private final TransferRate rate = new TransferRate();

  /// @param lastBytes only so many of the end are wanted
  /// @param earlier of the same log
  Fetch(
      LogCache cache, String server, Access access, long lastBytes, @Nullable CachedFile earlier) {
    this.cache = cache;
    this.server = server;
    this.access = access;
    this.lastBytes = lastBytes;
    this.earlier = earlier;
  }

  /// One reader more.
  ///
  /// @return false when it has ended, or is about to
  synchronized boolean join() {
    if (ended || cancelled.isCancelled()) {
      return false;
    }
    readers++;
    if (readers == 1 && thread.getState() == Thread.State.NEW) {
      thread.start();
    }
    return true;
  }

  /// One reader less. Without any it ends; what has come stays.
  synchronized void leave() {
    readers--;
    if (readers == 0) {
      cancelled.cancel();
    }
  }

  /// Waits for its end.
  ///
  /// @return the file with what has come, closed; null if nothing has
  @Nullable CachedFile result() throws InterruptedException {
    thread.join();
    return file == null ? earlier : file;
  }

  /// Waits until there is more than `position` in the file.
  ///
  /// @return how much is there; no more than `position` when that is all
  synchronized long awaitMore(long position, CancellationToken reader) throws IOException {
    try {
      while (available <= position && !ended) {
        if (reader.isCancelled()) {
          throw new AsynchronousCloseException();
        }
        wait(WAIT_MILLIS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new AsynchronousCloseException();
    }
    if (available <= position && problem != null) {
      throw problem;
    }
    return available;
  }

  /// The file with what has come so far; null while that is nothing.
  synchronized @Nullable Path path() {
    return path;
  }

  synchronized FetchProgress progress() {
    return rate.progress(available, total);
  }

  private void run() {
    IOException end = null;
    try {
      fetch();
    } catch (IOException e) {
      end = e;
    } catch (RuntimeException e) {
      end = Problems.of(e);
    }
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      end = end == null ? Problems.of(e) : end;
    }
    synchronized (this) {
      problem = end;
      ended = true;
      notifyAll();
    }
  }

  private void fetch() throws IOException {
    for (int connections = 1; !cancelled.isCancelled(); connections++) {
      long before = available();
      try (Access.Opened log = access.open(cancelled)) {
        fetch(log);
        return;
      } catch (SshException | IOException e) {
        if (available() > before) {
          connections = 0;
        }
        if (cancelled.isCancelled()) {
          return;
        }
        if (!Problems.isLost(e) || connections >= MOST_CONNECTIONS) {
          offerEarlier();
          throw Problems.of(e);
        }
      }
    }
  }

  private void fetch(Access.Opened log) throws SshException, IOException {
    long size = log.size();
    CachedFile kept = chosen(log, size);
    long until = begin(kept, size);
    checkRoom(until == Long.MAX_VALUE ? 0 : until - kept.end());
    long reached = log.transfer(kept.end(), until, bytes -> append(kept, bytes), cancelled);
    if (reached < until && until != Long.MAX_VALUE) {
      throw new PartlyReadException(SourceProblem.SHORTER, null);
    }
  }

  /// The file that holds what has come of this very log.
  private CachedFile chosen(Access.Opened log, long size) throws SshException, IOException {
    byte[] head = log.read(0, LogCache.HEAD_BYTES, cancelled);
    CachedFile known = file;
    if (known == null && earlier != null) {
      known = cache.reopen(earlier);
      file = known;
    }
    if (known != null && isBeginning(known.head(), head) && continues(known, log, size)) {
      known.knownBy(head);
      return known;
    }
    if (path() != null) {
      // Another log has come in its place, and the readers are in the midst of the old one.
      throw new PartlyReadException(SourceProblem.SHORTER, null);
    }
    if (known != null) {
      known.close();
    }
    long from = beginning(log, head, size);
    CachedFile kept =
        head.length < LogCache.HEAD_BYTES || !access.isLasting()
            ? cache.temporary(from)
            : cache.open(server, head, from, lastBytes);
    if (!continues(kept, log, size)) {
      kept.cutTo(0);
    }
    kept.knownBy(head);
    file = kept;
    return kept;
  }

  private boolean continues(CachedFile kept, Access.Opened log, long size)
      throws SshException, IOException {
    byte[] tail = kept.tail(LogCache.HEAD_BYTES);
    return kept.end() <= size
        && (tail.length == 0
            || Arrays.equals(tail, log.read(kept.end() - tail.length, tail.length, cancelled)));
  }

  /// Where the first whole line of what is wanted begins.
  private long beginning(Access.Opened log, byte[] head, long size)
      throws SshException, IOException {
    long from = size - lastBytes;
    if (from <= 0 || size == Long.MAX_VALUE || isPacked(head)) {
      return 0;
    }
    byte[] line = log.read(from, 1 << 16, cancelled);
    int at = 0;
    while (at < line.length && line[at] != '\n') {
      at++;
    }
    return from + (at < line.length ? at + 1 : 0);
  }

  /// Packed logs make sense only from their beginning.
  private static boolean isPacked(byte[] head) {
    for (byte b : head) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBeginning(byte[] first, byte[] of) {
    return first.length <= of.length && Arrays.equals(first, 0, first.length, of, 0, first.length);
  }

  /// @return where to end: a connection that was made again brings no more than the first was to
  private synchronized long begin(CachedFile kept, long size) {
    long start = kept.end() - kept.length();
    if (total < 0) {
      total = size == Long.MAX_VALUE ? -1 : size - start;
    }
    path = kept.path();
    arrived(kept);
    return total < 0 ? Long.MAX_VALUE : start + total;
  }

  private void checkRoom(long wanted) throws IOException {
    if (wanted > cache.room() - RESERVE) {
      throw new PartlyReadException(SourceProblem.DISK_FULL, null);
    }
  }

  private void append(CachedFile kept, ByteBuffer bytes) throws IOException {
    if (kept.length() / LOOK_BYTES != (kept.length() + bytes.remaining()) / LOOK_BYTES) {
      checkRoom(bytes.remaining());
    }
    try {
      kept.append(bytes);
    } catch (IOException e) {
      throw new PartlyReadException(SourceProblem.DISK_FULL, e);
    }
    arrived(kept);
  }

  private synchronized void arrived(CachedFile kept) {
    available = kept.length();
    rate.reached(available, System.nanoTime());
    notifyAll();
  }

  /// Without the server, what came earlier can still be read.
  private synchronized void offerEarlier() {
    if (path == null && earlier != null) {
      path = earlier.path();
      arrived(earlier);
    }
  }

  private synchronized long available() {
    return available;
  }
}
