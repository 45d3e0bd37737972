package org.handshakedoctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Starts the program as a user does, in a process of its own.
class LauncherTest {
  private static final String ARTICLE = "src/test/resources/samples/article.log";

  @Test
  void aCommandNeverLoadsJavaFx() throws Exception {
    Answer answer = run(List.of("-verbose:class"), "analyze", ARTICLE);

    assertThat(answer.status()).isZero();
    assertThat(answer.out())
        .contains("org.handshakedoctor.cli.AnalyzeCommand")
        .doesNotContain("javafx.", "org.handshakedoctor.ui.session");
  }

  @Test
  void withoutADisplayTheWindowEndsWithOneLine() throws Exception {
    String handedOver = Path.of(ARTICLE).toAbsolutePath().toString();
    for (List<String> arguments :
        List.of(List.<String>of(), List.of("open", ARTICLE), List.of(handedOver))) {
      Answer answer = run(List.of(), arguments.toArray(String[]::new));

      assertThat(answer.status()).isEqualTo(2);
      assertThat(answer.out().lines()).hasSize(1).first().asString().contains("analyze");
    }
  }

  @Test
  void anUnreadableSourceEndsWithThree() throws Exception {
    assertThat(run(List.of(), "analyze", "/no/such/error.log").status()).isEqualTo(3);
  }

  private static Answer run(List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "JAVA_TOOL_OPTIONS"));
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Answer(process.exitValue(), out);
  }

  private record Answer(int status, String out) {}
}
