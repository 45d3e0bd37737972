package org.handshakedoctor.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.settings.SavedSession.SavedDecision;
import org.handshakedoctor.core.settings.SavedSession.SavedFilter;
import org.handshakedoctor.core.settings.SavedSession.SavedMark;
import org.handshakedoctor.core.settings.SavedSession.SavedRules;
import org.handshakedoctor.core.settings.SessionException.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionFileTest {
  private static final String HEAD = "{\"kind\": \"handshake-doctor-session\", \"version\": ";

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void start() {
    path = folder.resolve("会话" + SessionFile.EXTENSION);
  }

  @Test
  void whatIsSavedIsLoaded() throws Exception {
    SavedSession full =
        new SavedSession(
            SavedSession.KIND,
            1,
            List.of("/var/log/日志.log", "C:\\logs\\error.log"),
            new SavedFilter(
                "cert", List.of("a"), List.of("192.0.2.1"), 1L, 2L, List.of("SEARCH"), List.of()),
            List.of(new SavedMark(17, "the fix \u001b[31m")),
            new SavedRules(
                true,
                List.of("192.0.2.1"),
                List.of(),
                "nftables",
                null,
                List.of(443),
                List.of(
                    new SavedDecision(
                        "192.0.2.1", "INCLUDED", "2026-01-02T03:04:05Z", "DOCUMENTATION", 7))),
            "Europe/Berlin",
            "LINES");
    SavedSession empty =
        new SavedSession(SavedSession.KIND, 1, List.of(), null, List.of(), null, null, null);
    for (SavedSession session : List.of(full, empty)) {
      new SessionFile(path).save(session);

      assertThat(new SessionFile(path).load()).isEqualTo(session);
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void whatIsUnknownIsLeftOutAndWhatIsMissingIsEmpty() throws Exception {
    write(HEAD + "1, \"sound\": {\"@class\": \"java.lang.Runtime\"}, \"filter\": {\"x\": 1}}");

    SavedSession read = new SessionFile(path).load();
    assertThat(read.files()).isEmpty();
    assertThat(Objects.requireNonNull(read.filter()).search()).isEmpty();
    assertThat(read.rules()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "2023/12/27 02:36:21 [crit] 13721#0",
        "{\"version\": 1}",
        "{\"kind\": \"another\", \"version\": 1}",
        HEAD + "0}",
        HEAD + "1, \"files\": [null]}",
        HEAD + "1, \"files\": 7}",
        HEAD + "1, \"marks\": [{\"time\": \"soon\"}]}",
      })
  void anythingElseIsNoSession(String text) throws IOException {
    write(text);

    assertProblem(Problem.NO_SESSION);
  }

  @Test
  void aNewerOneATooLargeOneAndNoneAreToldApart() throws IOException {
    assertProblem(Problem.UNREADABLE);
    write(HEAD + "2}");
    assertProblem(Problem.NEWER);
    write(HEAD + "1, \"pane\": \"" + "x".repeat(5 << 20) + "\"}");
    assertProblem(Problem.TOO_LARGE);
  }

  @Test
  void nestingWithoutEndIsNoSession() throws IOException {
    write(HEAD + "1, \"x\": " + "[".repeat(1_000_000));

    assertProblem(Problem.NO_SESSION);
  }

  private void assertProblem(Problem problem) {
    assertThatThrownBy(() -> new SessionFile(path).load())
        .isInstanceOfSatisfying(
            SessionException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  private void write(String text) throws IOException {
    Files.writeString(path, text);
  }
}
