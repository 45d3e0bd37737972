package org.handshakedoctor.core.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;

/// A log that is still written to. Delivers what is appended, and notices when it is rotated.
/// Thread-confined.
///
/// It looks several times a second, because a watch on a folder says nothing of what happens at the
/// other end of a network drive. Which file it is, it knows by the open channel, by the file's key
/// (its inode), and by its first bytes: these are looked at after each reading, so bytes never pass
/// as a continuation of a file that has been emptied and written anew meanwhile.
public final class FollowedFile implements Closeable {
  private static final int HEAD_BYTES = 1024;

  /// A quarter of a second between two looks, in slices, so that stopping takes no time.
  private static final int SLICES = 10;

  private static final int SLICE_MILLIS = 25;

  /// After so many looks without news a log is quiet: a server writes what belongs together at
  /// once.
  private static final int QUIET_LOOKS = 2;

  private final Place place;
  private final Pause pause;
  private @Nullable FileChannel channel;
  private @Nullable Object key;
  private byte[] head = new byte[0];
  private long position;

  /// Another file stands at the path, and was there in the look before.
  private boolean replaced;

  private boolean gone;

  /// Looks since the file grew; -1 when it has been told that it is quiet.
  private int looksSinceGrowth = -1;

  /// The file at the path, opened.
  ///
  /// @param key null on systems where files have none
  /// @param continued it holds what was read of ours, and perhaps more, as a newer download does
  private record Present(FileChannel file, @Nullable Object key, boolean continued) {}

  /// Where the log stands, which for one that is fetched from a server is another file after each
  /// rotation.
  @FunctionalInterface
  interface Place {
    /// @throws IOException while there is nothing
    Path now() throws IOException;
  }

  /// Waits between two looks.
  @FunctionalInterface
  interface Pause {
    void pause(CancellationToken cancelled) throws InterruptedException;
  }

  /// Follows from where a reading ended.
  ///
  /// @param read the file that was read, as [LogSource#open()] gave it; it belongs to this object
  ///   now. What has come in its place meanwhile is noticed.
  /// @param position of the first byte that was not read
  public FollowedFile(LogSource source, FileChannel read, long position) throws IOException {
    this(source::file, read, position, FollowedFile::sleep);
  }

  FollowedFile(Place place, FileChannel read, long position, Pause pause) throws IOException {
    this.place = place;
    this.pause = pause;
    this.channel = read;
    this.position = position;
    this.head = headOf(read, position);
    this.key = keyIfContinued();
  }

  /// Position in the present file of the next byte to be delivered.
  public long position() {
    return position;
  }

  /// Waits until something happens. Only after [FollowEvent#GREW] there are bytes in the target.
  /// What has been written before it is cancelled is seen.
  ///
  /// @param cancelled asked several times a second; an interrupt stops it too
  public FollowEvent next(ByteBuffer target, CancellationToken cancelled) {
    try {
      while (true) {
        FollowEvent event = look(target);
        if (event == null && looksSinceGrowth >= 0 && ++looksSinceGrowth > QUIET_LOOKS) {
          event = FollowEvent.QUIET;
        }
        if (event != null) {
          looksSinceGrowth = event == FollowEvent.GREW ? 0 : -1;
          return event;
        }
        if (cancelled.isCancelled()) {
          return FollowEvent.STOPPED;
        }
        pause.pause(cancelled);
      }
    } catch (InterruptedException | ClosedByInterruptException _) {
      Thread.currentThread().interrupt();
      return FollowEvent.STOPPED;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  /// Null when nothing has happened.
  private @Nullable FollowEvent look(ByteBuffer target) throws ClosedByInterruptException {
    FileChannel open = channel;
    if (open == null) {
      return reopen();
    }
    try {
      FollowEvent event = read(open, target);
      return event != null ? event : atEnd(open);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException _) {
      // A network drive that is away, and its handles with it.
      closeQuietly(open);
      channel = null;
      return lost();
    }
  }

  private @Nullable FollowEvent read(FileChannel open, ByteBuffer target) throws IOException {
    int before = target.position();
    int read = open.read(target, position);
    if (open.size() < position || !Arrays.equals(head, headOf(open, head.length))) {
      target.position(before);
      position = 0;
      head = new byte[0];
      return FollowEvent.TRUNCATED;
    }
    if (read <= 0) {
      return null;
    }
    position += read;
    replaced = false;
    if (head.length < HEAD_BYTES) {
      head = headOf(open, position);
    }
    return FollowEvent.GREW;
  }

  /// All of the open file has been delivered. Is it still the one at the path?
  private @Nullable FollowEvent atEnd(FileChannel open) throws ClosedByInterruptException {
    try {
      Path path = place.now();
      Object keyOfPresent = keyOf(path);
      if (keyOfPresent != null && keyOfPresent.equals(key)) {
        return isThere();
      }
      Present present = openPresent(path, keyOfPresent);
      // Where files have no keys, one that continues ours is ours.
      boolean same = keyOfPresent == null && present.continued();
      if (same || !replaced) {
        // The server may go on writing to the old file until it is told to open the new one: one
        // more look at it.
        present.file().close();
        isThere();
        replaced = !same;
        return null;
      }
      closeQuietly(open);
      return begin(present);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException _) {
      return lost();
    }
  }

  private @Nullable FollowEvent reopen() throws ClosedByInterruptException {
    try {
      Path path = place.now();
      return begin(openPresent(path, keyOf(path)));
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException _) {
      return lost();
    }
  }

  private @Nullable FollowEvent begin(Present present) {
    channel = present.file();
    key = present.key();
    isThere();
    if (present.continued()) {
      return null;
    }
    position = 0;
    head = new byte[0];
    return FollowEvent.ROTATED;
  }

  private @Nullable FollowEvent isThere() {
    gone = false;
    replaced = false;
    return null;
  }

  private @Nullable FollowEvent lost() {
    boolean told = gone;
    gone = true;
    return told ? null : FollowEvent.GONE;
  }

  private boolean isContinued(FileChannel other) throws IOException {
    return position == 0
        ? other.size() == 0
        : other.size() >= position && Arrays.equals(head, headOf(other, head.length));
  }

  private Present openPresent(Path path, @Nullable Object keyOfPresent) throws IOException {
    FileChannel file = FileChannel.open(path);
    try {
      return new Present(file, keyOfPresent, isContinued(file));
    } catch (IOException e) {
      try (file) {
        throw e;
      }
    }
  }

  /// The key of the file that was read, unless another one has come in its place already.
  private @Nullable Object keyIfContinued() {
    try {
      Path path = place.now();
      try (FileChannel present = FileChannel.open(path)) {
        Object presentKey = keyOf(path);
        return isContinued(present) ? presentKey : null;
      }
    } catch (IOException _) {
      return null;
    }
  }

  private static @Nullable Object keyOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  private static byte[] headOf(FileChannel file, long length) throws IOException {
    ByteBuffer head = ByteBuffer.allocate((int) Math.min(length, HEAD_BYTES));
    while (head.hasRemaining() && file.read(head, head.position()) >= 0) {
      // Until it is full, or the file has no more.
    }
    return Arrays.copyOf(head.array(), head.position());
  }

  private static void closeQuietly(FileChannel file) {
    try {
      file.close();
    } catch (IOException _) {
      // It was only read.
    }
  }

  private static void sleep(CancellationToken cancelled) throws InterruptedException {
    for (int slice = 0; slice < SLICES && !cancelled.isCancelled(); slice++) {
      Thread.sleep(SLICE_MILLIS);
    }
  }
}
