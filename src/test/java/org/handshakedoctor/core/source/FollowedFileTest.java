package org.handshakedoctor.core.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.handshakedoctor.core.source.FollowEvent.GONE;
import static org.handshakedoctor.core.source.FollowEvent.GREW;
import static org.handshakedoctor.core.source.FollowEvent.QUIET;
import static org.handshakedoctor.core.source.FollowEvent.ROTATED;
import static org.handshakedoctor.core.source.FollowEvent.STOPPED;
import static org.handshakedoctor.core.source.FollowEvent.TRUNCATED;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.handshakedoctor.core.task.CancellationToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class FollowedFileTest {
  private static final String FIRST = "first line\n";

  @TempDir Path folder;

  private Path path;
  private FollowedFile followed;

  /// What happens to the file while it is waited for, one step a look; nothing more: stop.
  private final Deque<Step> steps = new ArrayDeque<>();

  private CancellationToken cancelled = new CancellationToken();

  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  @BeforeEach
  void beginAfterTheFirstLine() throws IOException {
    path = folder.resolve("error.log");
    Files.writeString(path, FIRST);
    followed = new FollowedFile(() -> path, FileChannel.open(path), FIRST.length(), this::pause);
  }

  @AfterEach
  void close() throws IOException {
    followed.close();
  }

  @Test
  void deliversWhatIsAppendedFromExactlyWhereTheReadingEnded() throws IOException {
    append("second");
    assertNext(GREW, "second");
    steps.add(() -> append(" line\n"));
    assertNext(GREW, " line\n");
    assertThat(followed.position()).isEqualTo(Files.size(path));
    assertNext(STOPPED, "");
  }

  @Test
  void rotationByRenameFinishesTheOldFileFirst() throws IOException {
    Path old = folder.resolve("error.log.1");
    steps.add(
        () -> {
          append("before\n");
          Files.move(path, old);
          Files.writeString(path, "new\n");
        });
    // The server has not yet been told to open the new one.
    steps.add(() -> Files.writeString(old, "late\n", StandardOpenOption.APPEND));

    assertNext(GREW, "before\n");
    assertNext(GREW, "late\n");
    steps.add(() -> {});
    assertNext(ROTATED, "");
    assertNext(GREW, "new\n");
    steps.add(() -> append("more\n"));
    assertNext(GREW, "more\n");
    assertNext(STOPPED, "");
  }

  @Test
  void rotationBeforeFollowingBeganIsNoticed() throws IOException {
    followed.close();
    FileChannel read = FileChannel.open(path);
    append("unread\n");
    Files.move(path, folder.resolve("error.log.1"));
    Files.writeString(path, "a new file that is longer\n");
    followed = new FollowedFile(() -> path, read, FIRST.length(), this::pause);

    assertNext(GREW, "unread\n");
    steps.add(() -> {});
    assertNext(ROTATED, "");
    assertNext(GREW, "a new file that is longer\n");
    assertNext(STOPPED, "");
  }

  @Test
  void copyTruncateBeginsAgain() throws IOException {
    steps.add(() -> Files.writeString(path, "new\n"));

    assertNext(TRUNCATED, "");
    assertNext(GREW, "new\n");
    assertNext(STOPPED, "");
  }

  @Test
  void copyTruncateIsNoticedEvenWhenTheFileHasGrownBeyondWhereItWas() throws IOException {
    steps.add(() -> Files.writeString(path, "a file that is much longer than the first\n"));

    assertNext(TRUNCATED, "");
    assertNext(GREW, "a file that is much longer than the first\n");
  }

  @Test
  void truncationToNothingIsToldOnce() throws IOException {
    steps.add(() -> Files.writeString(path, ""));
    assertNext(TRUNCATED, "");
    steps.add(() -> append("x\n"));
    assertNext(GREW, "x\n");
    assertNext(STOPPED, "");
  }

  @Test
  void aFileThatGoesIsWaitedFor() throws IOException {
    steps.add(() -> Files.delete(path));
    assertNext(GONE, "");
    steps.add(() -> {});
    steps.add(() -> Files.writeString(path, "new\n"));
    steps.add(() -> {});
    assertNext(ROTATED, "");
    assertNext(GREW, "new\n");
    assertNext(STOPPED, "");
  }

  @Test
  void theSameFileThatComesBackIsContinued() throws IOException {
    Path away = folder.resolve("away");
    steps.add(() -> Files.move(path, away));
    assertNext(GONE, "");
    steps.add(() -> Files.move(away, path));
    steps.add(() -> append("more\n"));
    assertNext(GREW, "more\n");
    steps.add(() -> Files.delete(path));
    assertNext(GONE, "");
  }

  @Test
  void aNewerCopyOfTheSameLogIsContinued() throws IOException {
    Path download = folder.resolve("download");
    steps.add(
        () -> {
          Files.writeString(download, FIRST + "second\n");
          Files.move(download, path, StandardCopyOption.REPLACE_EXISTING);
        });
    steps.add(() -> {});
    steps.add(() -> {});

    assertNext(GREW, "second\n");
    assertNext(STOPPED, "");
  }

  @Test
  void anEmptyFileIsFollowedFromItsFirstByte() throws IOException {
    followed.close();
    Files.writeString(path, "");
    followed = new FollowedFile(() -> path, FileChannel.open(path), 0, this::pause);
    steps.add(() -> {});
    steps.add(() -> append("one\n"));

    assertNext(GREW, "one\n");
    assertNext(STOPPED, "");
  }

  @Test
  void isQuietOnceWhenNothingMoreComes() throws IOException {
    append("second\n");
    assertNext(GREW, "second\n");
    for (int i = 0; i < 10; i++) {
      steps.add(() -> {});
    }
    assertNext(QUIET, "");
    assertNext(STOPPED, "");
  }

  @Test
  void stopsAtOnceWithTheRealClock() throws Exception {
    try (FollowedFile real =
        new FollowedFile(
            new LogSource(new LogLocation.Local(path), -1),
            FileChannel.open(path),
            FIRST.length())) {
      ByteBuffer target = ByteBuffer.allocate(100);
      Thread writer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      Thread.sleep(50);
                      append("more\n");
                    } catch (IOException | InterruptedException e) {
                      throw new AssertionError(e);
                    }
                  });
      assertThat(real.next(target, cancelled)).isEqualTo(GREW);
      writer.join();
      Thread.ofVirtual().start(cancelled::cancel);
      long before = System.nanoTime();
      assertThat(real.next(target, cancelled)).isEqualTo(STOPPED);
      assertThat(System.nanoTime() - before).isLessThan(200_000_000L);
    }
  }

  @Test
  void anInterruptStopsItToo() throws IOException {
    steps.add(() -> Thread.currentThread().interrupt());
    steps.add(() -> {});

    assertThat(followed.next(ByteBuffer.allocate(10), cancelled)).isEqualTo(STOPPED);
    assertThat(Thread.interrupted()).isTrue();
  }

  private void assertNext(FollowEvent event, String text) {
    ByteBuffer target = ByteBuffer.allocate(100);
    cancelled = new CancellationToken();
    assertThat(followed.next(target, cancelled)).isEqualTo(event);
    assertThat(new String(target.array(), 0, target.position(), UTF_8)).isEqualTo(text);
  }

  private void append(String text) throws IOException {
    Files.writeString(path, text, StandardOpenOption.APPEND);
  }

  private void pause(CancellationToken token) {
    Step step = steps.poll();
    if (step == null) {
      token.cancel();
      return;
    }
    try {
      step.run();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
