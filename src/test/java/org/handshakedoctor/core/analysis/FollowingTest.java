package org.handshakedoctor.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.handshakedoctor.core.analysis.SourceSummary.SourceNote;
import org.handshakedoctor.core.source.FollowEvent;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.task.Progress;
import org.handshakedoctor.core.tls.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real files that are written to, rotated and emptied while they are followed.
@Timeout(30)
class FollowingTest {
  @TempDir Path folder;

  private final CancellationToken cancelled = new CancellationToken();
  private final Told told = new Told();
  private @Nullable CompletableFuture<FailureLog> reading;

  /// What the listener heard.
  private static final class Told implements AnalysisListener {
    private final List<String> events = new CopyOnWriteArrayList<>();
    private volatile @Nullable FailureLog log;
    private volatile boolean following;
    private final AtomicInteger snapshots = new AtomicInteger();

    @Override
    public void progress(Progress progress, Supplier<FailureLog> soFar) {}

    @Override
    public void following(Supplier<FailureLog> all) {
      log = all.get();
      following = true;
    }

    @Override
    public void grown(Supplier<FailureLog> all) {
      log = all.get();
      snapshots.incrementAndGet();
    }

    @Override
    public void followed(String source, FollowEvent event) {
      events.add(Path.of(source).getFileName() + " " + event);
    }
  }

  @AfterEach
  void stop() {
    cancelled.cancel();
  }

  @Test
  void newLinesAppearAsTheyAreWritten() throws Exception {
    Path path = write("error.log", nginx(1));
    follow(path);
    assertThat(clients()).containsExactly("198.51.100.1");

    append(path, nginx(2) + "2023/12/27 02:36:22 [notice] 1#1: reload\n" + nginx(3));
    waitFor(() -> clients().size() == 3);

    assertThat(clients()).containsExactly("198.51.100.1", "198.51.100.2", "198.51.100.3");
    assertThat(lines()).containsExactly(1L, 2L, 4L);
    FailureLog end = end();
    assertThat(end.size()).isEqualTo(3);
    assertThat(end.sources().getFirst().lines()).isEqualTo(4);
    assertThat(end.position(2)).isEqualTo(Files.size(path) - nginx(3).length());
  }

  @Test
  void anOpenLineIsNotReadBeforeItIsWholeAndThenOnce() throws Exception {
    String line = nginx(2);
    Path path = write("error.log", nginx(1) + line.substring(0, 40));
    follow(path);
    assertThat(clients()).containsExactly("198.51.100.1");
    assertThat(log().sources().getFirst().lines()).isEqualTo(1);

    append(path, line.substring(40, 90));
    Thread.sleep(700);
    assertThat(clients()).hasSize(1);
    append(path, line.substring(90));
    waitFor(() -> clients().size() == 2);

    assertThat(end().sources().getFirst().lines()).isEqualTo(2);
  }

  @Test
  void theLastLineCountsWithoutItsLineFeedWhenFollowingEnds() throws Exception {
    Path path = write("error.log", nginx(1) + nginx(2).strip());
    follow(path);

    FailureLog end = end();

    assertThat(end.size()).isEqualTo(2);
    assertThat(end.sources().getFirst().lines()).isEqualTo(2);
  }

  @Test
  void aRotatedFileGoesOnAsAnotherSourceOfTheSameName() throws Exception {
    Path path = write("error.log", nginx(1));
    follow(path);
    append(path, nginx(2));
    Files.move(path, folder.resolve("error.log.1"));
    append(folder.resolve("error.log.1"), nginx(3));
    write("error.log", nginx(4));
    waitFor(() -> clients().size() == 4);
    append(path, nginx(5));
    waitFor(() -> clients().size() == 5);

    assertThat(told.events).containsExactly("error.log ROTATED");
    List<SourceSummary> sources = end().sources();
    assertThat(sources).extracting(SourceSummary::name).containsOnly(path.toString()).hasSize(2);
    assertThat(sources.getFirst().notes()).containsExactly(SourceNote.REPLACED);
    assertThat(sources.getFirst().failures()).isEqualTo(3);
    assertThat(sources.getLast().notes()).isEmpty();
    assertThat(lines()).containsExactly(1L, 2L, 3L, 1L, 2L);
  }

  @Test
  void anEmptiedFileGoesOnToo() throws Exception {
    Path path = write("error.log", nginx(1) + nginx(2));
    follow(path);
    Files.copy(path, folder.resolve("error.log.1"));
    Files.write(path, new byte[0]);
    waitFor(() -> !told.events.isEmpty());
    append(path, nginx(3));
    waitFor(() -> clients().size() == 3);

    assertThat(told.events).containsExactly("error.log TRUNCATED");
    assertThat(end().sources().getLast().problem()).isNull();
  }

  @Test
  void ofARotatedSetOnlyTheYoungestIsFollowed() throws Exception {
    Path older = write("error.log.1", nginx(1));
    Path path = write("error.log", nginx(2));
    follow(path, older);
    Files.move(older, folder.resolve("error.log.2"));
    Files.move(path, older);
    write("error.log", nginx(3));
    waitFor(() -> clients().size() == 3);

    assertThat(end().size()).isEqualTo(3);
    assertThat(told.events).containsExactly("error.log ROTATED");
  }

  @Test
  void aFileThatIsGoneIsWaitedFor() throws Exception {
    Path path = write("error.log", nginx(1));
    follow(path);
    Files.delete(path);
    waitFor(() -> told.events.contains("error.log GONE"));
    write("error.log", nginx(2));
    waitFor(() -> clients().size() == 2);

    assertThat(told.events).containsExactly("error.log GONE", "error.log ROTATED");
  }

  @Test
  void anEmptyFileIsFollowedFromItsFirstLine() throws Exception {
    Path path = write("error.log", "");
    follow(path);
    assertThat(log().sources().getFirst().problem()).isEqualTo(SourceProblem.EMPTY);
    append(path, nginx(1));
    waitFor(() -> clients().size() == 1);

    assertThat(log().sources().getFirst().problem()).isNull();
  }

  @Test
  void aFailureThatWaitsForItsReasonIsShownWhenNothingMoreComes() throws Exception {
    String handshake =
        "[Wed Dec 27 02:36:2%1$d.000000 2023] [ssl:info] [pid 7:tid 8] [client 198.51.100.%1$d:40000]"
            + " AH02008: SSL library error 1 in handshake (server example.com:443)\n";
    Path path = write("error.log", handshake.formatted(1));
    follow(path);
    assertThat(clients()).containsExactly("198.51.100.1");
    append(path, handshake.formatted(2));
    waitFor(() -> clients().size() == 2);

    assertThat(end().size()).isEqualTo(2);
  }

  @Test
  void severalFilesGrowAtOnceAndTheirFailuresKeepTheirPlaces() throws Exception {
    Path first = write("a.log", nginx(1));
    Path second = write("b.log", nginx(2));
    follow(first, second);
    FailureLog before = log();
    int ofSecond = clients().indexOf("198.51.100.2");

    append(first, nginx(3));
    append(second, nginx(4));
    waitFor(() -> clients().size() == 4);

    FailureLog after = log();
    int moved = after.numberOf(before, ofSecond);
    assertThat(after.client(moved)).hasToString("198.51.100.2");
    assertThat(after.place(moved)).isEqualTo(before.place(ofSecond));
    assertThat(clients())
        .containsExactly("198.51.100.1", "198.51.100.3", "198.51.100.2", "198.51.100.4");
  }

  @Test
  void stopsAtOnceAndTellsNotTooOften() throws Exception {
    Path path = write("error.log", nginx(1));
    follow(path);
    long begun = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      append(path, nginx(i % 200 + 1));
      Thread.sleep(20);
    }
    long quarters = (System.nanoTime() - begun) / 250_000_000;
    assertThat(told.snapshots.get()).isBetween(1, (int) quarters + 1);

    long asked = System.nanoTime();
    end();
    assertThat(System.nanoTime() - asked).isLessThan(500_000_000L);
  }

  @Test
  void whatCannotGrowIsNotWaitedFor() {
    follow(new LogLocation.Pasted("pasted", nginx(1)));

    assertThat(end().size()).isEqualTo(1);
    assertThat(told.following).isFalse();
  }

  /// What is read at once and what is read bit by bit are the same.
  @Test
  void theSizeOfTheBitsMakesNoDifference() throws Exception {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, 300).forEach(i -> text.append(nginx(i % 250 + 1)));
    Path whole = write("whole.log", text.toString());
    FailureLog expected = analyzer().analyze(List.of(local(whole)), (_, _) -> {}, cancelled);
    Path path = write("error.log", text.substring(0, 777));
    follow(path);
    for (int at = 777; at < text.length(); at += 3_001) {
      append(path, text.substring(at, Math.min(text.length(), at + 3_001)));
      Thread.sleep(5);
    }
    waitFor(() -> log().sources().getFirst().lines() == 300);

    FailureLog log = end();
    assertThat(log.size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(log.position(i)).isEqualTo(expected.position(i));
      assertThat(log.line(i)).isEqualTo(expected.line(i));
      assertThat(log.client(i)).isEqualTo(expected.client(i));
    }
  }

  private void follow(Path... paths) throws Exception {
    follow(List.of(paths).stream().map(FollowingTest::local).toArray(LogLocation[]::new));
    waitFor(() -> told.following);
  }

  private void follow(LogLocation... locations) {
    ReadingOptions options = ReadingOptions.DEFAULT.withFollow(true);
    reading =
        CompletableFuture.supplyAsync(
            () -> analyzer().analyze(List.of(locations), options, told, cancelled),
            command -> Thread.ofPlatform().daemon().start(command));
  }

  private FailureLog end() {
    if (told.following) {
      cancelled.cancel();
    }
    return Objects.requireNonNull(reading).join();
  }

  private FailureLog log() {
    return Objects.requireNonNull(told.log);
  }

  private List<String> clients() {
    List<String> clients = new ArrayList<>();
    for (int i = 0; i < log().size(); i++) {
      clients.add(String.valueOf(log().client(i)));
    }
    return clients;
  }

  private List<Long> lines() {
    return IntStream.range(0, log().size()).mapToObj(log()::line).toList();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void append(Path path, String text) throws IOException {
    Files.writeString(path, text, StandardOpenOption.APPEND);
  }

  private static LogLocation local(Path path) {
    return new LogLocation.Local(path);
  }

  private static Analyzer analyzer() {
    return new Analyzer(kind -> new Classification(kind.reason(), Fault.VISITOR));
  }

  private static String nginx(int client) {
    return ("2023/12/27 02:36:21 [crit] 1#1: *1 SSL_do_handshake() failed (SSL: error:0A00006C:SSL"
            + " routines::bad key share) while SSL handshaking, client: 198.51.100.%d, server:"
            + " a:443\n")
        .formatted(client);
  }

  private void waitFor(BooleanSupplier condition) throws InterruptedException {
    long limit = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(limit);
      if (reading != null && reading.isCompletedExceptionally()) {
        reading.join();
      }
      Thread.sleep(20);
    }
  }
}
