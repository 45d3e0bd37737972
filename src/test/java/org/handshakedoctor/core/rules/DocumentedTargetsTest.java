package org.handshakedoctor.core.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Products that cannot be had for a test on Linux: their texts are held to the grammar that the
/// makers have written down. What has never been run is said to be not run.
class DocumentedTargetsTest {
  private static final String NETWORK = "[0-9a-f.:]+(/[0-9]{1,3})?";
  private static final String NUMBER = "[0-9]{1,5}";

  @TempDir private Path folder;

  /// pf.conf(5): tables, and the rule with its lists in braces.
  @ParameterizedTest
  @FieldSource("org.handshakedoctor.core.rules.RuleSample#ALL")
  void pf(RuleSample sample) {
    assumeTrue(!sample.list().isEmpty());
    String text = new PfWriter().apply(sample.list());
    String rules = text.split("<<'RULES'\n", 2)[1].split("(?m)^RULES$", 2)[0];

    assertThat(rules)
        .matches(
            ("table <handshake_doctor> \\{\n(N,\n)*N\n\\}\n"
                    + "block drop in quick proto \\{ tcp, udp \\}"
                    + " from <handshake_doctor> to any port \\{ P(, P)* \\}\n")
                .replace("N", NETWORK)
                .replace("P", NUMBER));
  }

  /// The command is played: it has the anchor of the owner, and writes down what it is told.
  @Test
  void pfLoadsOnlyWhatItHasTestedAndOnlyIntoAnAnchorThatIsThere() throws Exception {
    String applied = pfctl("with", new PfWriter().apply(RuleSample.MIXED.list()));

    assertThat(applied)
        .containsSubsequence(
            "-s rules\n",
            "-n -a handshake-doctor -f - 8\n",
            "-a handshake-doctor -s rules\n",
            "-a handshake-doctor -f - 8\n");
    assertThat(pfctl("without", new PfWriter().apply(RuleSample.MIXED.list())))
        .isEqualTo("-s rules\n");
  }

  /// Block after block: no line outside of them, and none that our grammar does not know.
  @ParameterizedTest
  @FieldSource("org.handshakedoctor.core.rules.RuleSample#ALL")
  void windowsIsOneBlock(RuleSample sample) {
    String code = code(new WindowsFirewallWriter(), sample);
    int depth = 0;
    for (String line : code.lines().toList().subList(0, (int) code.lines().count() - 1)) {
      depth += balance(line);
      assertThat(depth).as(line).isPositive();
    }

    assertThat(code).startsWith("& {\n").endsWith("}\n");
    assertThat(balance(code)).isZero();
    assertThat(code.lines().filter(line -> line.startsWith("'")))
        .allMatch(line -> line.matches("'" + NETWORK + "'"));
  }

  @Test
  void windowsIsPowerShell() throws Exception {
    assumeTrue(works("pwsh", "-Version"), "NOT RUN: needs PowerShell");
    Files.writeString(
        folder.resolve("rules.ps1"), new WindowsFirewallWriter().apply(RuleSample.MIXED.list()));

    assertThat(
            run(
                "pwsh -NoProfile -Command '$wrong = $null; "
                    + "[void][Management.Automation.Language.Parser]::ParseFile("
                    + "\"$PWD/rules.ps1\", [ref]$null, [ref]$wrong); $wrong; exit $wrong.Count'\n"))
        .isEmpty();
  }

  /// The rule as it is after YAML has folded its lines.
  @ParameterizedTest
  @FieldSource("org.handshakedoctor.core.rules.RuleSample#ALL")
  void traefik(RuleSample sample) {
    assumeTrue(!sample.list().isEmpty());
    String code = code(new TraefikWriter(), sample);
    String rule =
        code.lines()
            .filter(line -> line.startsWith("        ") && !line.contains("- "))
            .filter(line -> !line.contains(":  ") && !line.contains("passthrough"))
            .map(String::strip)
            .filter(line -> !line.startsWith("servers"))
            .collect(Collectors.joining(" "));

    assertThat(rule)
        .matches(
            "HostSNI\\(`\\*`\\) && \\( (ClientIP\\(`@`\\) \\|\\| )*ClientIP\\(`@`\\) \\)"
                .replace("@", NETWORK));
    assertThat(code.lines().filter(line -> line.contains("- ") || line.matches(" *[a-zA-Z-]+:.*")))
        .allMatch(line -> line.matches("( {2})*(- )?[a-zA-Z-]+(:[0-9]+|:( [a-zA-Z0-9>:-]+)*)?"));
  }

  @ParameterizedTest
  @FieldSource("org.handshakedoctor.core.rules.RuleSample#ALL")
  void cloudflare(RuleSample sample) {
    assumeTrue(!sample.list().isEmpty());

    assertThat(code(new CloudflareRuleWriter(), sample))
        .matches("\\(ip\\.src in \\{N( N)*\\}\\)\n".replace("N", NETWORK))
        .hasSizeLessThanOrEqualTo(4_097);
    assertThat(code(new CloudflareListWriter(), sample).lines())
        .allMatch(row -> row.matches(NETWORK + ",[a-z-]+ [0-9]{4}-[0-9]{2}-[0-9]{2}"));
  }

  @Test
  void whoTakesLittleSaysSo() {
    assertThat(new CloudflareRuleWriter().takes(RuleSample.large(300))).isTrue();
    assertThat(new CloudflareRuleWriter().takes(RuleSample.large(400))).isFalse();
    assertThat(new AwsNaclWriter().apply(RuleSample.large(9))).contains("deny 58 udp 443");
    assertThat(new AwsNaclWriter().takes(RuleSample.large(10))).isFalse();
  }

  private static int balance(String code) {
    return (int) (code.chars().filter(c -> c == '{').count() - code.chars().filter(c -> c == '}').count());
  }

  private static String code(RuleWriter writer, RuleSample sample) {
    return writer
        .apply(sample.list())
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isEmpty())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private String pfctl(String anchor, String script) throws Exception {
    Files.writeString(folder.resolve("script"), script);
    Files.deleteIfExists(folder.resolve("told"));
    run(
        """
        pfctl() {
          case "$*" in
            *-f*) echo "$* $(wc -l)" >> told ;;
            *) echo "$*" >> told ;;
          esac
          if [ "$*" = '-s rules' ] && [ %s = with ]; then echo 'anchor "handshake-doctor" all'; fi
        }
        sleep() { exit; }
        (. ./script) || :
        """
            .formatted(anchor));
    return Files.readString(folder.resolve("told"));
  }

  private String run(String commands) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-eu", "-c", commands)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static boolean works(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
