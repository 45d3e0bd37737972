package org.handshakedoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CompareCommandTest {
  private static final String SAMPLE =
      "src/main/resources/org/handshakedoctor/ui/welcome/sample.log";

  @Test
  void saysWhatChangedAtAMoment() {
    CommandLineRun run =
        CommandLineRun.of("compare", SAMPLE, "--at", "2024-01-12T10:00", "--lang", "en");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("It got worse: 42 failures a day before, 62 after.")
        .contains("The clearest change: The backend does not speak TLS (new).")
        .contains("Before: 2024-01-08 00:00:11 to 2024-01-12 09:59:59 (4.4 days)")
        .contains("Backend: The backend does not speak TLS: new; hardly chance")
        .contains("exact test for two Poisson rates");
    assertThat(CommandLineRun.of("compare", SAMPLE, "--at", "2024-01-12", "--lang", "zh").out())
        .startsWith("情况变差：");
  }

  @Test
  void theJsonAddsUpToThatOfAnalyze() {
    JsonNode json =
        CommandLineRun.of("compare", SAMPLE, "--at", "2024-01-12T10:00", "--json").json();
    JsonNode all = CommandLineRun.of("analyze", SAMPLE, "--json").json();

    assertThat(json.get("outcome").asString()).isEqualTo("worse");
    assertThat(json.at("/before/failures").asInt() + json.at("/after/failures").asInt())
        .isEqualTo(all.at("/totals/failures").asInt());
    assertThat(json.at("/all/before/failures").asInt())
        .isEqualTo(json.at("/before/failures").asInt())
        .isEqualTo(
            CommandLineRun.of("analyze", SAMPLE, "--until", "2024-01-12T10:00", "--json")
                .json()
                .at("/totals/failures")
                .asInt());
    int sum =
        json.get("causes").valueStream().mapToInt(one -> one.at("/after/failures").asInt()).sum();
    assertThat(sum).isEqualTo(json.at("/after/failures").asInt());
    assertThat(json.at("/causes/0/entry").asString()).isNotEmpty();
    assertThat(json.at("/causes/0/trend").asString()).isEqualTo("new");
    assertThat(json.at("/causes/0/chance").asString()).isEqualTo("unlikely");
  }

  @Test
  void twoLogsAreComparedAndTheirProblemsTold(@TempDir Path folder) throws Exception {
    CommandLineRun same = CommandLineRun.of("compare", SAMPLE, SAMPLE, "--lang", "en");
    assertThat(same.out()).startsWith("No clear change: 49 failures a day before, 49 after.");

    Path missing = folder.resolve("missing.log");
    CommandLineRun run = CommandLineRun.of("compare", SAMPLE, missing.toString(), "--lang", "en");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("missing.log: There is no such file");
    assertThat(run.out()).isEmpty();
    Path timeless = Files.writeString(folder.resolve("timeless.log"), "nothing\n");
    assertThat(CommandLineRun.of("compare", SAMPLE, timeless.toString(), "--lang", "en").err())
        .contains("one of the logs has no line with a time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compare",
        "compare x",
        "compare x y z",
        "compare --at 2024-01-12",
        "compare " + SAMPLE + " --at 1999-01-01",
        "compare " + SAMPLE + " --at noon"
      })
  void wrongArgumentsEndWithTwo(String line) {
    CommandLineRun run = CommandLineRun.of(line.split(" ", -1));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).isNotBlank();
    assertThat(run.out()).isEmpty();
  }
}
