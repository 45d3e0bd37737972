package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every line of every rule text must match the grammar of its target, whatever was asked for.
class RuleTextTest {
  private static final String V4 = "[0-9]{1,3}(\\.[0-9]{1,3}){3}";
  private static final String V6 = "[0-9a-f:]{1,39}";
  private static final Pattern COMMENT =
      Pattern.compile("# [A-Za-z0-9 #.,:;/_&|<>?$@^'()\\\\=\"{}\\[\\]*-]+");

  /// A network as the targets write it; IPv6 is never a single address.
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\b" + V4 + "(/[0-9]{1,2})?\\b|(?<![0-9a-f:])[0-9a-f]{1,4}:" + V6 + "/[0-9]{1,3}\\b");

  /// The lines that a target may write, as they stand in the reviewed texts, without their networks
  /// and numbers. Comments have a grammar of their own.
  private static final Map<String, Set<String>> GRAMMAR =
      RuleWriters.ALL.stream()
          .collect(Collectors.toMap(RuleWriter::id, RuleTextTest::reviewedLines));

  /// What a log, a command line or a clipboard can hold where an address is expected.
  private static final List<String> HOSTILE =
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
      assertWellFormed(writer, list);
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

  /// As often as it takes to meet odd combinations.
  @Test
  void tenThousandHostileListsAreWellFormed() {
    Random random = new Random(10_000);
    for (int i = 0; i < 10_000; i++) {
      BlockList list = listOf(Stream.generate(() -> hostile(random)).limit(random.nextInt(6)));
      for (RuleWriter writer : RuleWriters.ALL) {
        assertWellFormed(writer, list);
      }
    }
  }

  @Test
  void theGrammarSeesALineThatDoesNotBelong() {
    for (Set<String> grammar : GRAMMAR.values()) {
      assertThat(List.of("flush ruleset", "\t\t\t203.0.113.10 }", "deny all;", "reboot", "# `x`"))
          .noneMatch(line -> isAllowed(grammar, line));
    }
  }

  private static void assertWellFormed(RuleWriter writer, BlockList list) {
    String text = writer.apply(list);
    Set<String> grammar = Objects.requireNonNull(GRAMMAR.get(writer.id()));
    List<String> foreign = text.lines().filter(line -> !isAllowed(grammar, line)).toList();
    assertThat(foreign).as(writer.id()).isEmpty();
    assertThat(text).endsWith("\n").doesNotContain("\r");
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
    List<IpPrefix> networks = writer.excess(list).isEmpty() ? list.networks() : List.of();
    assertThat(networksIn(text)).hasSameElementsAs(networks);
  }

  private static boolean isAllowed(Set<String> grammar, String line) {
    return COMMENT.matcher(line).matches() || grammar.contains(withoutValues(line));
  }

  /// A list of networks or numbers in one line counts as one of them.
  private static String withoutValues(String line) {
    return ENTRY
        .matcher(line)
        .replaceAll("@")
        .replaceAll("@( @)+", "@")
        .replaceAll("\\b[0-9]+((, ?| )[0-9]+)*\\b", "N")
        .replaceAll("([0-9]+[dhms]){1,4}$", "TIME")
        .replaceAll(",$", "");
  }

  private static Set<String> reviewedLines(RuleWriter writer) {
    return RuleSample.ALL.stream()
        .map(sample -> RuleWritersTest.reviewed(sample, writer))
        .flatMap(String::lines)
        .filter(line -> !COMMENT.matcher(line).matches())
        .map(RuleTextTest::withoutValues)
        .collect(Collectors.toSet());
  }

  /// An address that is right, one of [#HOSTILE], or both in one.
  private static String hostile(Random random) {
    String right =
        random.nextBoolean() ? "45.0.0." + random.nextInt(256) : "2a01:4f8::" + random.nextInt(9);
    String wrong = HOSTILE.get(random.nextInt(HOSTILE.size()));
    return switch (random.nextInt(4)) {
      case 0 -> right;
      case 1 -> wrong;
      case 2 -> right + wrong;
      default -> wrong + right;
    };
  }

  private static List<IpPrefix> networksIn(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> ENTRY.matcher(line).results())
        .map(match -> RuleSample.prefix(match.group()))
        .toList();
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
