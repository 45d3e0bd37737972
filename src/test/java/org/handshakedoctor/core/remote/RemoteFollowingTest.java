package org.handshakedoctor.core.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.handshakedoctor.core.analysis.AnalysisListener;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.Classification;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.ReadingOptions;
import org.handshakedoctor.core.source.FollowEvent;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.task.Progress;
import org.handshakedoctor.core.tls.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server that writes, rotates and empties its log while it is read from afar: every line is
/// counted, and none twice. The whole way, from sftp-server to the failures.
@Timeout(120)
class RemoteFollowingTest {
  @TempDir Path root;
  private AtServer at;
  private Path log;
  private final CancellationToken cancelled = new CancellationToken();
  private final Told told = new Told();
  private int written;

  private static final class Told implements AnalysisListener {
    private final List<FollowEvent> events = new CopyOnWriteArrayList<>();
    private volatile @Nullable FailureLog log;
    private volatile boolean following;

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
    }

    @Override
    public void followed(String source, FollowEvent event) {
      events.add(event);
    }
  }

  @BeforeEach
  void begin() throws IOException {
    at = new AtServer(root);
    log = at.folder.resolve("error.log");
  }

  @AfterEach
  void stop() {
    cancelled.cancel();
    at.server.close();
  }

  @Test
  void newLinesAppear() throws Exception {
    write(log, 300);
    CompletableFuture<FailureLog> reading = follow();
    assertThat(FetchedLogTest.waitFor(() -> seen() == 300)).isTrue();
    write(log, 200);
    assertThat(FetchedLogTest.waitFor(() -> seen() == 500)).isTrue();
    cancelled.cancel();
    assertThat(reading.get().size()).isEqualTo(500);
  }

  /// What was begun of a line is read when it is whole.
  @Test
  void aLineThatIsBeingWrittenIsReadOnce() throws Exception {
    write(log, 100);
    String line = line(written++);
    Files.writeString(log, line.substring(0, 60), StandardOpenOption.APPEND);
    CompletableFuture<FailureLog> reading = follow();
    Files.writeString(log, line.substring(60), StandardOpenOption.APPEND);
    assertThat(FetchedLogTest.waitFor(() -> seen() == 101)).isTrue();
    cancelled.cancel();
    assertAllOnce(reading.get());
  }

  /// nginx goes on writing to the old file until it is told to open the new one.
  @Test
  void noLineIsLostOrReadTwiceOverRotationsByRename() throws Exception {
    write(log, 300);
    CompletableFuture<FailureLog> reading = follow();
    for (int rotation = 0; rotation < 2; rotation++) {
      write(log, 500);
      Path old = at.folder.resolve("error.log.1");
      Files.move(log, old, StandardCopyOption.REPLACE_EXISTING);
      write(old, 50);
      Files.createFile(log);
      write(old, 50);
      write(log, 100);
      int all = written;
      assertThat(FetchedLogTest.waitFor(() -> seen() == all)).isTrue();
    }
    cancelled.cancel();
    assertAllOnce(reading.get());
    assertThat(told.events).contains(FollowEvent.ROTATED);
  }

  /// What was written between the last look and the emptying lies in the copy.
  @Test
  void noLineIsLostOrReadTwiceWhenTheLogIsCopiedAndEmptied() throws Exception {
    write(log, 300);
    CompletableFuture<FailureLog> reading = follow();
    write(log, 5000);
    Files.copy(log, at.folder.resolve("error.log.1"));
    Files.newOutputStream(log, StandardOpenOption.TRUNCATE_EXISTING).close();
    write(log, 100);
    assertThat(FetchedLogTest.waitFor(() -> seen() == 5400)).isTrue();
    cancelled.cancel();
    assertAllOnce(reading.get());
  }

  @Test
  void aBrokenConnectionIsMadeAgainAndNothingIsMissing() throws Exception {
    write(log, 300);
    at.sessions.add(session -> session.breaksAfter = 200_000);
    CompletableFuture<FailureLog> reading = follow();
    for (int i = 0; i < 6; i++) {
      write(log, 300);
      Thread.sleep(300);
    }
    assertThat(FetchedLogTest.waitFor(() -> seen() == 2100)).isTrue();
    assertThat(at.connections).isGreaterThan(1);
    cancelled.cancel();
    assertAllOnce(reading.get());
  }

  private CompletableFuture<FailureLog> follow() throws Exception {
    LogLocation location = new LogLocation.Remote(at.log(log));
    CompletableFuture<FailureLog> reading =
        CompletableFuture.supplyAsync(
            () ->
                new Analyzer(kind -> new Classification(kind.reason(), Fault.VISITOR))
                    .analyze(
                        List.of(location),
                        ReadingOptions.DEFAULT.withFollow(true),
                        told,
                        cancelled));
    assertThat(FetchedLogTest.waitFor(() -> told.following)).isTrue();
    return reading;
  }

  private int seen() {
    FailureLog now = told.log;
    return now == null ? 0 : now.size();
  }

  private void assertAllOnce(FailureLog all) {
    assertThat(all.size()).isEqualTo(written);
    List<String> clients = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      clients.add(String.valueOf(all.client(i)));
    }
    assertThat(new HashSet<>(clients)).hasSize(written);
  }

  private void write(Path file, int lines) throws IOException {
    try (Writer writer =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int i = 0; i < lines; i++) {
        writer.write(line(written++));
      }
    }
  }

  private static String line(int number) {
    return ("2023/12/27 02:36:21 [crit] 13721#0: *2341389 SSL_do_handshake() failed (SSL:"
            + " error:141CF06C:SSL routines:tls_parse_ctos_key_share:bad key share) while SSL"
            + " handshaking, client: 198.18.%d.%d, server: 0.0.0.0:443\n")
        .formatted(number / 256, number % 256);
  }
}
