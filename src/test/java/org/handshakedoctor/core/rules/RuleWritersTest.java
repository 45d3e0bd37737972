package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    assertThat(iptables.apply(RuleSample.large(200))).doesNotContain("A list this long");
    assertThat(iptables.apply(RuleSample.large(201))).contains("A list this long");
    assertThat(nginx.apply(RuleSample.large(1_000))).doesNotContain("A list this long");
    assertThat(nginx.apply(RuleSample.large(1_001))).contains("A list this long");
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
        .flatMap(sample -> RuleWriters.ALL.stream().map(writer -> Arguments.of(sample, writer)));
  }
}
