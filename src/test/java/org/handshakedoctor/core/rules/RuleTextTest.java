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
  private static final String V6 = "[0-9a-f:]{2,39}";
  private static final String NETWORK = "(" + V4 + "(/[0-9]{1,2})?|" + V6 + "/[0-9]{1,3})";
  private static final String CIDR = "(" + V4 + "/[0-9]{1,2}|" + V6 + "/[0-9]{1,3})";
  private static final String PORT = "[0-9]{1,5}";
  private static final String COMMENT = "# [A-Za-z0-9 #.,:;/_&|<>?$'()-]+";

  private static final Map<String, Pattern> GRAMMAR =
      Map.of(
          "nftables",
          anyOf(
              COMMENT,
              "",
              "(delete )?table inet handshake_doctor",
              "table inet handshake_doctor \\{",
              "\tset blocked[46] \\{",
              "\t\ttype ipv[46]_addr",
              "\t\tflags interval(, timeout)?",
              "\t\ttimeout ([0-9]+[dhms]){1,4}",
              "\t\telements = \\{",
              "\t\t\t" + NETWORK + ",?",
              "\t{0,2}\\}",
              "\tchain prerouting \\{",
              "\t\ttype filter hook prerouting priority raw; policy accept;",
              "\t\t(tcp|udp) dport \\{ PORT(, PORT)* \\} (ip|ip6) saddr @blocked[46] counter drop"
                  .replace("PORT", PORT)),
          "iptables",
          anyOf(
              COMMENT,
              "",
              "handshake_doctor(\\(\\) \\()?",
              "set -eu",
              "rules[46]\\(\\) \\{",
              "cat <<'RULES'",
              "\\*filter",
              ":HANDSHAKE_DOCTOR(_BLOCKED)? - \\[0:0\\]",
              "-A HANDSHAKE_DOCTOR -p (tcp|udp) --dport " + PORT + " -j HANDSHAKE_DOCTOR_BLOCKED",
              "-A HANDSHAKE_DOCTOR_BLOCKED -s " + CIDR + " -j DROP",
              "COMMIT",
              "RULES",
              "\\}",
              "\\)",
              "rules4 \\| iptables-restore --noflush( --test)?",
              "rules6 \\| ip6tables-restore --noflush( --test)?",
              "for t in ip6?tables; do",
              " {0,2}while (\\$t|ip6?tables) -D INPUT -j HANDSHAKE_DOCTOR 2>/dev/null; do :; done",
              "ip6?tables -I INPUT 1 -j HANDSHAKE_DOCTOR",
              "  for c in HANDSHAKE_DOCTOR HANDSHAKE_DOCTOR_BLOCKED; do",
              "    \\$t -S \\$c >/dev/null 2>&1 \\|\\| continue",
              "    \\$t -[FX] \\$c",
              " {0,2}done"),
          "nginx-deny",
          anyOf(COMMENT, "", "deny " + NETWORK + ";"));

  private static final Pattern ENTRY =
      Pattern.compile(
          "(?:\t\t\t|-A HANDSHAKE_DOCTOR_BLOCKED -s |deny )" + NETWORK + "(?:,| -j DROP|;)?");

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

  @Test
  void theGrammarSeesALineThatDoesNotBelong() {
    for (Pattern grammar : GRAMMAR.values()) {
      assertThat(List.of("flush ruleset", "\t\t\t203.0.113.10 }", "deny all;", "reboot", "# `x`"))
          .noneMatch(grammar.asMatchPredicate());
    }
  }

  private static void assertWellFormed(RuleWriter writer, BlockList list) {
    String text = writer.apply(list);
    assertThat(text.split("\n", -1))
        .allMatch(Objects.requireNonNull(GRAMMAR.get(writer.id())).asMatchPredicate());
    assertThat(text).endsWith("\n").doesNotContain("\r");
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
    assertThat(networksIn(text))
        .containsExactlyElementsOf(
            Stream.concat(list.ipv4().stream(), list.ipv6().stream()).toList());
  }

  private static List<IpPrefix> networksIn(String text) {
    return text.lines()
        .map(ENTRY::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> RuleSample.prefix(matcher.group(1)))
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

  private static Pattern anyOf(String... lines) {
    return Pattern.compile(Stream.of(lines).collect(Collectors.joining("|")));
  }
}
