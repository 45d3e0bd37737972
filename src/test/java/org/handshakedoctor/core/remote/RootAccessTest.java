package org.handshakedoctor.core.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.handshakedoctor.core.source.PartlyReadException;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Scenario 12, with a `sudo` that behaves as the real one does and writes down what it was given.
@Timeout(60)
class RootAccessTest {
  @SuppressWarnings("InlineFormatString") // a program stands better by itself
  private static final String SUDO =
      """
      #!/bin/sh
      # sudo, as far as it matters here: -n, -S with -p, three tries.
      echo "$@" >>'%1$s/asked'
      if [ "$1" = -n ]; then
        shift 2
        [ -e '%1$s/nopasswd' ] && exec "$@"
        echo 'sudo: a password is required' >&2
        exit 1
      fi
      prompt=$3
      shift 4
      for try in 1 2 3; do
        printf %%s "$prompt" >&2
        IFS= read -r password || exit 1
        [ "$password" = 'secret word' ] && exec "$@"
        echo 'Sorry, try again.' >&2
      done
      exit 1
      """;

  @TempDir Path root;
  private AtServer at;
  private Path log;
  private Path programs;

  @BeforeEach
  void begin() throws IOException {
    at = new AtServer(root);
    programs = Files.createDirectories(root.resolve("bin"));
    Path sudo = Files.writeString(programs.resolve("sudo"), SUDO.formatted(programs));
    assertThat(sudo.toFile().setExecutable(true)).isTrue();
    for (int i = 0; i < 3; i++) {
      at.sessions.add(session -> session.programs = programs + ":");
    }
    log = Files.write(at.folder.resolve("error.log"), FetchedLogTest.lines(300_000));
  }

  @AfterEach
  void end() {
    at.server.close();
  }

  @Test
  void withoutAPasswordWhereNoneIsAsked() throws Exception {
    Files.createFile(programs.resolve("nopasswd"));
    assertThat(AtServer.read(rooted(null))).isEqualTo(Files.readAllBytes(log));
    assertThat(RemoteLogs.commandAsRoot(AtServer.remote(log), null))
        .isEqualTo("sudo -n -- cat '" + log + "'");
    assertThat(at.server.sent()).contains("sudo -n -- cat '" + log + "'");
  }

  @Test
  void nextTimeOnlyWhatIsNewIsPrinted() throws Exception {
    Files.createFile(programs.resolve("nopasswd"));
    AtServer.read(rooted(null));
    Files.writeString(log, "new line\n", StandardOpenOption.APPEND);
    at.received.set(0);
    assertThat(AtServer.read(rooted(null))).isEqualTo(Files.readAllBytes(log));
    assertThat(at.server.sent()).anyMatch(line -> line.startsWith("sudo -n -- tail -c +295905 "));
  }

  @Test
  void whereAPasswordIsAskedAndNoneIsGivenItIsRefused() throws Exception {
    assertRefused(rooted(null));
  }

  /// The password goes to sudo when it asks, and into no command and nothing that is written down.
  @Test
  void thePasswordIsGivenToSudoAndToNobodyElse() throws Exception {
    RootPassword password = new RootPassword("secret word".toCharArray());
    assertThat(AtServer.read(rooted(password))).isEqualTo(Files.readAllBytes(log));
    assertThat(Files.readString(programs.resolve("asked"))).doesNotContain("secret");
    assertThat(at.server.sent()).noneMatch(line -> line.contains("secret"));
  }

  @Test
  void aWrongPasswordIsTriedOnce() throws Exception {
    assertRefused(rooted(new RootPassword("guess".toCharArray())));
  }

  /// One command for all the time, which is gone when nobody follows any more.
  @Test
  void whatIsWrittenIsFollowed() throws Exception {
    Files.createFile(programs.resolve("nopasswd"));
    FetchedLog fetched = rooted(null);
    AtServer.read(fetched);
    CancellationToken cancelled = new CancellationToken();
    Thread keeper = Thread.ofVirtual().start(() -> fetched.keepUp(cancelled));
    Files.writeString(log, "new line\n", StandardOpenOption.APPEND);
    assertThat(
            FetchedLogTest.waitFor(
                () -> {
                  try {
                    return Files.mismatch(fetched.file(), log) < 0;
                  } catch (IOException _) {
                    return false;
                  }
                }))
        .isTrue();
    cancelled.cancel();
    assertThat(keeper.join(java.time.Duration.ofSeconds(1))).isTrue();
  }

  private FetchedLog rooted(@Nullable RootPassword password) throws Exception {
    return at.logs().logAsRoot(at.file(log), password);
  }

  private static void assertRefused(FetchedLog log) {
    assertThatThrownBy(() -> AtServer.read(log))
        .isInstanceOfSatisfying(
            PartlyReadException.class,
            e -> assertThat(e.problem()).isEqualTo(SourceProblem.ACCESS_DENIED_AT_SERVER));
  }
}
