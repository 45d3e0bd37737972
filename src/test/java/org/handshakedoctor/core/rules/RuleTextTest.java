package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every line of every rule text must match the grammar of its target, whatever was asked for. See
/// also [HostileLogsTest].
class RuleTextTest {
  private static final Map<String, RuleGrammar> GRAMMARS = RuleGrammar.all();

  /// What a log, a command line or a clipboard can hold where an address is expected.
  static final List<String> HOSTILE =
      List.of(
          "203.0.113.010",
          "1.2.3",
          "0xcb00710a",
          "3405803786",
          "localhost",
          "evil.example.com",
          "::ffff:203.0.113.10",
          "::ffff:203.0.113.10/120",
          "203.0.113.10\nflush ruleset",
          "203.0.113.10\r\n",
          "203.0.113.10; reboot",
          "203.0.113.10 #",
          "203.0.113.10/32; }",
          "$(reboot)",
          "`reboot`",
          "RULES",
          "fe80::1%eth0",
          "[2001:db8::1]",
          "2001:db8::1%0A",
          "0.0.0.0/0",
          "::/0",
          "203.0.113.10/-1",
          "203.0.113.10/33",
          "203.0.113.10/024",
          "203.0.113.10-203.0.113.20",
          "\u0662\u0660\u0663.0.113.10",
          "\uFEFF203.0.113.10",
          "203.0.113.10\u202E",
          "\u001B[31m203.0.113.10",
          "");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyLineMatchesTheGrammarOfItsTarget(long seed) {
    Random random = new Random(seed);
    BlockList list = randomList(random, 1 << random.nextInt(13));

    for (RuleWriter writer : RuleWriters.ALL) {
      if (writer.takes(list)) {
        assertWellFormed(writer, list);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void hostileTextIsAnAddressOrNothing(String text) {
    BlockList list = listOf(Stream.of(text));

    assertThat(list.entries())
        .map(BlockEntry::prefix)
        .map(IpPrefix::toString)
        .isSubsetOf("203.0.113.10");
    for (RuleWriter writer : RuleWriters.ALL) {
      assertWellFormed(writer, list);
    }
  }

  /// Java writes digits in the script of the default locale where a format asks for a number.
  @ParameterizedTest
  @FieldSource("org.handshakedoctor.core.rules.RuleWriters#ALL")
  void theTextDoesNotDependOnTheLanguageOfTheMachine(RuleWriter writer) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertWellFormed(writer, RuleSample.MIXED.list());
    } finally {
      Locale.setDefault(before);
    }
  }

  /// Each line of each text is replaced by what an attacker would like to see there.
  @ParameterizedTest
  @FieldSource("org.handshakedoctor.core.rules.RuleWriters#ALL")
  void theGrammarSeesWhatDoesNotBelong(RuleWriter writer) {
    String text = writer.apply(RuleSample.MIXED.list());
    List<String> planted =
        List.of(
            "flush ruleset",
            "      203.0.113.10 }",
            "deny all;",
            "reboot",
            "# `x`",
            "# \u202E",
            "# Source:  a b",
            "<net>",
            "203.0.113.10/8",
            "deny 0.0.0.0/0;",
            "-A INPUT -j DROP",
            "Require all denied",
            "include \"/etc/passwd\";",
            "abort",
            "add handshake_doctor4_new 10.0.0.0/8",
            "$(reboot)");
    RuleGrammar grammar = Objects.requireNonNull(GRAMMARS.get(writer.id()));

    for (String line : planted) {
      assertThat(grammar.foreignLines(text + line + "\n")).containsExactly(line);
    }
    assertThat(grammar.foreignLines(text + "# no end")).containsExactly("# no end");
    assertThat(RuleGrammar.networks(text + "deny 45.0.0.1;\n"))
        .as("a network that nobody asked for")
        .contains(RuleSample.prefix("45.0.0.1"));
  }

  /// Who takes less than this list gives no text at all.
  static void assertWellFormed(RuleWriter writer, BlockList list) {
    if (!writer.takes(list)) {
      assertThatIllegalArgumentException().isThrownBy(() -> writer.apply(list));
      return;
    }
    String text = writer.apply(list);
    RuleGrammar grammar = Objects.requireNonNull(GRAMMARS.get(writer.id()), writer.id());
    assertThat(grammar.foreignLines(text)).as(writer.id()).isEmpty();
    assertThat(RuleGrammar.networks(text)).as(writer.id()).hasSameElementsAs(list.networks());
  }

  private static BlockList randomList(Random random, int size) {
    List<String> texts = new ArrayList<>(HOSTILE);
    for (int i = 0; i < size; i++) {
      boolean ipv4 = random.nextBoolean();
      // Dense, so that many entries are neighbours or inside one another.
      IpAddress address =
          ipv4
              ? IpAddress.ofIpv4((45 << 24) + random.nextInt(1 << 13))
              : new IpAddress(0x2a01_04f8_0000_0000L + random.nextInt(1 << 18), random.nextLong());
      int length = ipv4 ? 24 + random.nextInt(9) : 48 + random.nextInt(81);
      texts.add(random.nextInt(3) > 0 ? address.toString() : address + "/" + length);
    }
    List<Integer> ports = random.ints(random.nextInt(20), 1, 65_536).boxed().toList();
    BlockList list = listOf(texts.stream());
    Duration expiry =
        random.nextBoolean() ? Duration.ofSeconds(random.nextInt(1, 5_000_000)) : null;
    return new BlockList(list.entries(), list.made(), expiry, ports);
  }

  /// The way of a text into a rule: parsed, and passed by the guard.
  private static BlockList listOf(Stream<String> texts) {
    Guard guard = new Guard(1);
    List<BlockEntry> entries =
        texts
            .map(IpPrefix::parse)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .filter(prefix -> guard.judge(prefix).filter(SpareReason::hard).isEmpty())
            .map(prefix -> new BlockEntry(prefix, 1))
            .toList();
    return new BlockList(entries, LocalDate.of(2026, 11, 23), null, List.of());
  }
}
