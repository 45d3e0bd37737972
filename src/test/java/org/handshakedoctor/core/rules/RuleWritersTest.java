package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleWritersTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/rules");
  private static final Path ACTUAL = Path.of("target/golden/rules");

  /// On a difference the text is left in `target/golden/rules`: look at it, and if it is right,
  /// copy it.
  @ParameterizedTest
  @MethodSource("samplesAndWriters")
  void theTextIsAsReviewed(RuleSample sample, RuleWriter writer) throws IOException {
    String file = sample.name() + "/" + writer.id() + ".txt";
    String text = writer.apply(sample.list());
    Path actual = ACTUAL.resolve(file);
    Files.createDirectories(actual.getParent());
    Files.writeString(actual, text);

    assertThat(GOLDEN.resolve(file)).as("reviewed text of %s", actual).hasContent(text);
  }

  @Test
  void theBestTargetComesFirst() {
    assertThat(RuleWriters.ALL.getFirst().id()).isEqualTo("nftables");
    assertThat(RuleWriters.ALL).map(RuleWriter::effect).isSorted();
    assertThat(RuleWriters.ALL).map(RuleWriter::id).doesNotHaveDuplicates();
  }

  @Test
  void aTargetIsFoundByItsId() {
    assertThat(RuleWriters.byId("nginx-deny")).map(RuleWriter::name).contains("nginx deny");
    assertThat(RuleWriters.byId("NFTABLES")).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("org.handshakedoctor.core.rules.RuleWriters#ALL")
  void theTextItselfSaysWhetherTheHandshakeIsStoppedAndHowToUndoIt(RuleWriter writer) {
    String text = writer.apply(RuleSample.MIXED.list());

    assertThat(text.contains("DOES NOT STOP the TLS handshake"))
        .isEqualTo(writer.effect() == Effect.REFUSES_REQUESTS);
    assertThat(text.contains("# Effect:  STOPS the TLS handshake"))
        .isEqualTo(writer.effect() == Effect.STOPS_HANDSHAKE);
    assertThat(writer.undo().lines()).allMatch(text::contains);
    assertThat(writer.check().lines()).allMatch(text::contains);
    assertThat(text).contains("2026-11-30").contains(writer.fileName());
  }

  @Test
  void whereAListIsSlowTheTextSaysSo() {
    RuleWriter iptables = new IptablesWriter();
    RuleWriter nginx = new NginxDenyWriter();

    assertThat(iptables.apply(RuleSample.large(19))).doesNotContain("A list this long");
    assertThat(iptables.apply(RuleSample.large(20)))
        .contains("A list this long is faster as a set");
    assertThat(nginx.apply(RuleSample.large(1_000))).doesNotContain("A list this long");
    assertThat(nginx.apply(RuleSample.large(1_001))).contains("use nginx-geo or nftables");
  }

  @ParameterizedTest
  @FieldSource("org.handshakedoctor.core.rules.RuleWriters#ALL")
  void aTargetIsNotGivenMoreThanItCanBear(RuleWriter writer) {
    BlockList tooMany = RuleSample.large(writer.mostRules() + 1);

    assertThat(writer.takes(tooMany)).isFalse();
    assertThatThrownBy(() -> writer.apply(tooMany))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(writer.id());
  }

  @Test
  void tenThousandAddressesAreForMostTargets() {
    assertThat(RuleWriters.ALL)
        .filteredOn(writer -> writer.takes(RuleSample.large(10_000)))
        .map(RuleWriter::id)
        .contains("nftables", "ipset", "iptables", "iptables-restore", "ufw", "docker", "haproxy")
        .contains("nginx-stream", "nginx-deny", "nginx-geo", "apache", "caddy", "list");
  }

  @Test
  void aRuleOfUfwHasOnePort() {
    BlockList list = RuleSample.large(5_001);
    BlockList twoPorts =
        new BlockList(list.entries(), list.made(), list.expiry(), List.of(443, 8443));

    assertThat(new UfwWriter().takes(list)).isTrue();
    assertThat(new UfwWriter().takes(twoPorts)).isFalse();
    assertThat(new IptablesWriter().takes(twoPorts)).isTrue();
  }

  @Test
  void whereRulesTakeLongTheClockStrikesLater() {
    assertThat(new UfwWriter().apply(RuleSample.large(50))).contains("\nsleep 300\n");
    assertThat(new UfwWriter().apply(RuleSample.large(600))).contains("\nsleep 900\n");
  }

  /// What is said in words; commands cannot be cut.
  @ParameterizedTest
  @FieldSource("org.handshakedoctor.core.rules.RuleWriters#ALL")
  void theWordsOfTheHeadFitIntoATerminal(RuleWriter writer) {
    BlockList large = RuleSample.LARGE.list();
    String head = writer.apply(writer.takes(large) ? large : RuleSample.ONLY_IPV4.list());
    String words = head.substring(0, head.indexOf("# Apply:"));

    assertThat(words.lines()).allMatch(line -> line.length() <= 72);
  }

  @Test
  void ipsetSaysWhereItCannotCountThatFar() {
    BlockList month = RuleSample.blockList(Duration.ofDays(30), List.of(443), "203.0.113.10");

    assertThat(new IpsetWriter().apply(month))
        .contains("longer than ipset can count", "undo it by 2026-12-23")
        .doesNotContain("timeout 2592000");
  }

  /// A shell that is typed into completes file names at a tab.
  @ParameterizedTest
  @FieldSource("org.handshakedoctor.core.rules.RuleWriters#ALL")
  void whatIsPastedIntoAShellHasNoTabs(RuleWriter writer) {
    assumeTrue(writer.fileName().endsWith(".sh"), "no script");

    assertThat(writer.apply(RuleSample.MIXED.list())).doesNotContain("\t");
  }

  static String reviewed(RuleSample sample, RuleWriter writer) {
    try {
      return Files.readString(GOLDEN.resolve(sample.name() + "/" + writer.id() + ".txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Arguments> samplesAndWriters() {
    return RuleSample.ALL.stream()
        .flatMap(
            sample ->
                RuleWriters.ALL.stream()
                    .filter(writer -> writer.takes(sample.list()))
                    .map(writer -> Arguments.of(sample, writer)));
  }
}
