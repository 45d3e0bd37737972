package org.handshakedoctor.core.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.handshakedoctor.core.ssh.ReadingCommand.Rights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// That nothing else can be run than what is written down.
class ReadingCommandTest {
  private static final RemotePath LOG = RemotePath.of("/var/log/nginx/error.log");
  private static final Rights ROOT = new Rights.NoPassword();
  private static final Rights ASKED = new Rights.AskedFor("0123456789abcdef");

  /// Every kind, with the line that it makes.
  static Stream<List<Object>> all() {
    String file = "'/var/log/nginx/error.log'";
    return Stream.of(
        List.of(new ReadingCommand.Echo("0af"), "echo 0af"),
        List.of(new ReadingCommand.WhoAmI(), "id -Gn"),
        List.of(new ReadingCommand.Stat(LOG), "stat -L -c '%i %s %Y %U %G' " + file),
        List.of(new ReadingCommand.Packed(LOG, 0, 9), "head -c 9 " + file + " | gzip -1 -c"),
        List.of(
            new ReadingCommand.Packed(LOG, 5, 9),
            "tail -c +6 " + file + " | head -c 9 | gzip -1 -c"),
        List.of(new ReadingCommand.CatAsRoot(ROOT, LOG), "sudo -n -- cat " + file),
        List.of(
            new ReadingCommand.CatAsRoot(ASKED, LOG),
            "sudo -S -p '0123456789abcdef' -- cat " + file),
        List.of(new ReadingCommand.TailAsRoot(ROOT, LOG, 7), "sudo -n -- tail -c +8 " + file),
        List.of(
            new ReadingCommand.StatAsRoot(ROOT, LOG),
            "sudo -n -- stat -L -c '%i %s %Y %U %G' " + file),
        List.of(new ReadingCommand.FollowAsRoot(ROOT, LOG, 7), "sudo -n -- tail -c +8 -F " + file),
        List.of(
            new ReadingCommand.Journal("nginx.service", 7, false),
            "journalctl -q --no-pager -o short-iso -u 'nginx.service' --since '7 days ago'"),
        List.of(
            new ReadingCommand.Journal("nginx", 0, true),
            "journalctl -q --no-pager -o short-iso -u 'nginx' -n 0 -f"),
        List.of(
            new ReadingCommand.Units(),
            "systemctl list-units --type=service --state=running --no-legend --plain --no-pager"),
        List.of(
            new ReadingCommand.Docker("web_1", 2, false), "docker logs --since 48h 'web_1' 2>&1"),
        List.of(new ReadingCommand.Docker("web", 0, true), "docker logs --tail 0 -f 'web' 2>&1"),
        List.of(new ReadingCommand.Containers(), "docker ps --format '{{.Names}} {{.Image}}'"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theLineIsTheOneThatIsWrittenDown(List<Object> kind) {
    assertThat(((ReadingCommand) kind.getFirst()).line()).isEqualTo(kind.getLast());
  }

  /// A new kind must come here, where somebody looks at it; and none can be made elsewhere.
  @Test
  void noKindIsMissingHereAndNoneTakesAText() {
    Set<Class<?>> kinds =
        Arrays.stream(ReadingCommand.class.getPermittedSubclasses()).collect(Collectors.toSet());
    assertThat(all().map(kind -> kind.getFirst().getClass()).collect(Collectors.toSet()))
        .isEqualTo(kinds);
    assertThat(kinds)
        .allMatch(Class::isRecord)
        .allMatch(kind -> Modifier.isFinal(kind.getModifiers()));
    List<String> texts =
        kinds.stream()
            .flatMap(kind -> Arrays.stream(kind.getRecordComponents()))
            .filter(part -> part.getType() == String.class)
            .map(part -> part.getName())
            .sorted()
            .toList();
    // Each of these is checked against a pattern, below.
    assertThat(texts).containsExactly("container", "unit", "word");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "relative.log",
        "-rf",
        "/new\nline",
        "/esc\u001b[2J",
        "/del\u007f",
        "/back\\slash'",
        "/hi!1"
      })
  void aPathThatSomeShellSeesThroughItsQuotesIsRefused(String path) {
    RemotePath hostile = RemotePath.of(path);
    assertThat(ReadingCommand.canName(hostile)).isFalse();
    for (ReadingCommand command :
        List.<ReadingCommand>of(
            new ReadingCommand.Stat(hostile),
            new ReadingCommand.Packed(hostile, 0, 1),
            new ReadingCommand.CatAsRoot(ROOT, hostile),
            new ReadingCommand.FollowAsRoot(ROOT, hostile, 0))) {
      assertThatThrownBy(command::line).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a;b", "$(x)", "a'b", "-x", "../x", "a\nb", "`x`", "a|b"})
  void nothingButANameIsTakenForOne(String name) {
    refused(() -> new ReadingCommand.Docker(name, 0, false));
    refused(() -> new ReadingCommand.Journal(name, 0, false));
    refused(() -> new ReadingCommand.Echo(name));
    refused(() -> new Rights.AskedFor(name));
  }

  @Test
  void numbersAreNoOptions() {
    refused(() -> new ReadingCommand.Packed(LOG, -1, 0));
    refused(() -> new ReadingCommand.Packed(LOG, 0, -1));
    refused(() -> new ReadingCommand.TailAsRoot(ROOT, LOG, -1));
    refused(() -> new ReadingCommand.FollowAsRoot(ROOT, LOG, -1));
    refused(() -> new ReadingCommand.Journal("nginx", -1, false));
    refused(() -> new ReadingCommand.Docker("web", -1, false));
  }

  /// Real shells, and a file for each of the names that people fear.
  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash", "dash", "fish", "tcsh", "zsh"})
  void everyShellReadsTheFileThatIsMeant(String shell, @TempDir Path folder) throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(isInstalled(shell), shell + " is not installed");
    for (String name :
        List.of(
            "a b",
            "quo'te",
            "'; touch x; '",
            "$(touch x)",
            "`touch x`",
            "*",
            "a;b",
            "a&b",
            "a|b",
            "\"q\"",
            "~",
            "#c",
            "caf\u00e9",
            "{a,b}",
            "[a]",
            "?",
            "<a>",
            "'''",
            "%s",
            "=ls")) {
      Path file = Files.writeString(folder.resolve(name), "content of " + name);
      byte[] bytes = new ReadingCommand.Packed(RemotePath.of(file.toString()), 0, 99).bytes();
      Process process =
          new ProcessBuilder(shell, "-c", new String(bytes, StandardCharsets.UTF_8))
              .directory(folder.toFile())
              .start();
      InputStream unpacked = new GZIPInputStream(process.getInputStream());
      assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("content of " + name);
      assertThat(process.waitFor()).isZero();
    }
    assertThat(folder.resolve("x")).doesNotExist();
  }

  private static boolean isInstalled(String program) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
  }
}
