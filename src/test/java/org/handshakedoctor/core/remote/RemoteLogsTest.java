package org.handshakedoctor.core.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.handshakedoctor.core.ssh.RemotePath;
import org.handshakedoctor.core.task.CancellationToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RemoteLogsTest {
  private static final CancellationToken NEVER = new CancellationToken();

  @TempDir Path root;
  private AtServer at;

  @BeforeEach
  void begin() throws IOException {
    at = new AtServer(root);
  }

  @AfterEach
  void end() {
    at.server.close();
  }

  @Test
  void aFolderIsItsLogsWithTheirOlderParts() throws Exception {
    for (String name :
        List.of("error.log", "error.log.1", "error.log.2.gz", "access.log", "wtmp", ".hidden")) {
      Files.writeString(at.folder.resolve(name), "x\n");
    }
    // While it is being packed, a part is there twice.
    Files.writeString(at.folder.resolve("error.log.1.gz"), "x\n");
    Files.createDirectory(at.folder.resolve("old"));

    assertThat(at.logs().at(AtServer.remote(at.folder), NEVER))
        .extracting(set -> set.parts().stream().map(part -> part.path().fileName()).toList())
        .containsExactly(
            List.of("access.log"), List.of("error.log.2.gz", "error.log.1", "error.log"));
  }

  @Test
  void onlyThePartsOfTheLastDaysCanBeWanted() throws Exception {
    Instant now = Instant.now();
    for (int age = 0; age < 4; age++) {
      Path part = at.folder.resolve(age == 0 ? "error.log" : "error.log." + age);
      Files.writeString(part, "x\n");
      Files.setLastModifiedTime(part, FileTime.from(now.minusSeconds(age * 86_400L)));
    }
    RemoteLogSet set = at.logs().at(AtServer.remote(at.folder), NEVER).getFirst();
    assertThat(set.since(now.minusSeconds(100_000)).parts()).hasSize(2);
    assertThat(set.since(now.plusSeconds(9)).parts()).containsExactly(set.youngest());
  }

  /// Links are followed, and what could never be read to an end is left out.
  @Test
  void aFolderIsListedWithFoldersFirst() throws Exception {
    Files.writeString(at.folder.resolve("b.log"), "12345");
    Files.createDirectory(at.folder.resolve("z"));
    Files.createSymbolicLink(at.folder.resolve("a.log"), at.folder.resolve("b.log"));
    Files.createSymbolicLink(at.folder.resolve("gone.log"), at.folder.resolve("nothing"));
    Path pipe = at.folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    List<RemoteFile> listed = at.logs().list(AtServer.remote(at.folder), NEVER);

    assertThat(listed)
        .extracting(file -> file.path().fileName())
        .containsExactly("z", "a.log", "b.log");
    assertThat(listed.getLast().size()).isEqualTo(5);
  }

  @Test
  void theEndOfALogIsShownInWholeLines() throws Exception {
    Path log = Files.writeString(at.folder.resolve("error.log"), "first line\nsecond\nthird\n");
    RemotePath path = AtServer.remote(log);
    assertThat(new String(at.logs().end(path, 16, NEVER), UTF_8)).isEqualTo("second\nthird\n");
    assertThat(new String(at.logs().end(path, 999, NEVER), UTF_8)).startsWith("first");
  }

  /// This computer is a server too; wherever it has logs, they are found without an error.
  @Test
  void theUsualPlacesAreLookedThrough() throws Exception {
    List<RemoteLogSet> found = at.logs().usual(NEVER);
    assertThat(found).isSortedAccordingTo(RemoteLogSet.BEST_FIRST);
    assertThat(found)
        .allMatch(set -> set.youngest().path().isAbsolute() && set.youngest().size() >= 0);
    if (Files.isReadable(Path.of("/var/log/nginx/error.log"))) {
      assertThat(found)
          .anyMatch(
              set ->
                  set.what().equals("nginx")
                      && set.readable()
                      && set.youngest().path().toString().equals("/var/log/nginx/error.log"));
    }
  }

  /// With programs that answer as the real ones do.
  @Test
  void journalsAndContainersAreLogsToo() throws Exception {
    Path programs = Files.createDirectories(root.resolve("bin"));
    String answers =
        """
        #!/bin/sh
        case "$*" in
          *ps*) echo 'web-1 nginx:1.27' ; echo '-rf bad' ;;
          *list-units*) echo 'nginx.service loaded active running web' ;;
          logs*web-1*) echo 'on the output' ; echo 'on the errors' >&2 ;;
          *nginx.service*) echo '2024-01-01T00:00:00+00:00 host nginx[1]: line' ;;
        esac
        """;
    for (String name : List.of("docker", "journalctl", "systemctl")) {
      Path program = Files.writeString(programs.resolve(name), answers);
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
    at.sessions.add(session -> session.programs = programs + ":");

    assertThat(at.logs().containers()).containsExactly("web-1");
    assertThat(at.logs().units()).containsExactly("nginx.service");
    FetchedLog container = at.logs().docker("web-1", 7);
    assertThat(container.name()).isEqualTo("ssh://local/docker:web-1");
    assertThat(new String(AtServer.read(container), UTF_8).lines())
        .containsExactlyInAnyOrder("on the output", "on the errors");
    assertThat(new String(AtServer.read(at.logs().journal("nginx.service", 7)), UTF_8))
        .contains("host nginx[1]: line");
  }

  @Test
  void whoseAFileIsIsAskedOfServersThatRunCommands() throws Exception {
    Path log = Files.writeString(at.folder.resolve("error.log"), "x\n");
    assertThat(at.logs().owner(AtServer.remote(log)))
        .isNotNull()
        .matches(owner -> owner.owner().equals(System.getProperty("user.name")))
        .matches(owner -> !owner.groups().isEmpty());
  }
}
