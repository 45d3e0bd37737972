package org.handshakedoctor.core.rules;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.IpPrefix;

/// What the text for a target may consist of, from `grammar/rules.txt`, which is written by hand.
final class RuleGrammar {
  private static final Path FILE = Path.of("src/test/resources/grammar/rules.txt");
  private static final String V4 = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String IPV4 = V4 + "(?:\\." + V4 + "){3}";
  private static final String CIDR4 = IPV4 + "/(?:2[4-9]|3[0-2])";

  /// Never wider than /48, and never a single address.
  private static final String CIDR6 =
      "[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7}/(?:4[89]|5[0-9]|6[0-9]|[789][0-9]|1[01][0-9]|12[0-7])";

  private static final String NET = "(?:" + CIDR4 + "|" + IPV4 + "|" + CIDR6 + ")";

  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("<net>", NET),
          Map.entry("<nets>", NET + "(?: " + NET + ")*+"),
          Map.entry("<cidr>", "(?:" + CIDR4 + "|" + CIDR6 + ")"),
          Map.entry("<cidr4>", CIDR4),
          Map.entry("<cidr6>", CIDR6),
          Map.entry("<n>", "[1-9][0-9]{0,7}"),
          Map.entry("<ports>", "[1-9][0-9]{0,4}(?:, [1-9][0-9]{0,4})*"),
          Map.entry("<time>", "(?:[1-9][0-9]{0,4}[dhms]){1,4}"),
          Map.entry("<chain>", "HANDSHAKE_[A-Z_]{3,18}"),
          Map.entry("<file>", "[A-Za-z0-9._-]{1,40}"),
          Map.entry(
              "<words>", "(?!Source:)[A-Za-z0-9 #.,:;/_&|<>?$'()\\\\=\"{}\\[\\]*+%!@^-]{1,98}"),
          Map.entry("<jail>", "handshake-doctor"),
          Map.entry("<day>", "[0-9]{4}-[0-9]{2}-[0-9]{2}"),
          Map.entry("<numbers>", "[1-9][0-9]{0,4}(?:[ ,][1-9][0-9]{0,4})*"),
          Map.entry("<nothing>", ""));

  /// What looks like a network anywhere, so that none is missed for being written oddly.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![0-9A-Za-z.:])(?:[0-9]+(?:\\.[0-9]+){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)"
              + "(?:/[0-9]+)?");

  /// What was found in a line before: most lines are in every text.
  private static final Map<String, List<IpPrefix>> NETWORKS = new ConcurrentHashMap<>();

  /// Lines that belong; at first those without values.
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  private final Pattern others;

  private RuleGrammar(List<String> lines) {
    List<String> patterns = new ArrayList<>();
    for (String line : lines) {
      if (VALUES.keySet().stream().anyMatch(line::contains)) {
        patterns.add(pattern(line));
      } else {
        known.add(line);
      }
    }
    others = Pattern.compile(String.join("|", patterns));
  }

  /// By the id of the target.
  static Map<String, RuleGrammar> all() {
    Map<String, List<String>> sections = new HashMap<>();
    List<String> section = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(FILE, StandardCharsets.US_ASCII)) {
        if (line.matches("\\[[a-z0-9-]+]")) {
          section = new ArrayList<>();
          sections.put(line.substring(1, line.length() - 1), section);
        } else if (line.startsWith("use ")) {
          section.addAll(Objects.requireNonNull(sections.get(line.substring(4)), line));
        } else if (!line.isEmpty() && !line.startsWith("##")) {
          section.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, RuleGrammar> all = new HashMap<>();
    sections.forEach((id, lines) -> all.put(id, new RuleGrammar(lines)));
    return all;
  }

  /// The lines that do not belong there. A line that does not end counts.
  List<String> foreignLines(String text) {
    List<String> foreign = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      String line = text.substring(from, end);
      if (!known.contains(line)) {
        (others.matcher(line).matches() ? known : foreign).add(line);
      }
      from = end + 1;
    }
    if (from < text.length()) {
      foreign.add(text.substring(from));
    }
    return foreign;
  }

  /// All networks outside of comments, and in them too unless it is the one that is meant there.
  static List<IpPrefix> networks(String text) {
    return text.lines()
        .flatMap(line -> NETWORKS.computeIfAbsent(line, RuleGrammar::networksInLine).stream())
        .toList();
  }

  private static List<IpPrefix> networksInLine(String line) {
    if (line.startsWith("# Source:") || line.endsWith(" - [0:0]")) {
      return List.of();
    }
    String meant = line.startsWith("#") ? line.replace("names 127.0.0.1 for", "") : line;
    return ADDRESS
        .matcher(meant)
        .results()
        .map(MatchResult::group)
        .filter(found -> found.chars().anyMatch(c -> c >= '0' && c <= '9'))
        .map(RuleSample::prefix)
        .toList();
  }

  private static String pattern(String line) {
    Pattern value =
        Pattern.compile(VALUES.keySet().stream().map(Pattern::quote).collect(joining("|")));
    List<String> fixed = Stream.of(value.split(line, -1)).map(Pattern::quote).toList();
    List<String> values = value.matcher(line).results().map(MatchResult::group).toList();
    StringBuilder pattern = new StringBuilder(fixed.getFirst());
    for (int i = 0; i < values.size(); i++) {
      pattern.append(VALUES.get(values.get(i))).append(fixed.get(i + 1));
    }
    return pattern.toString();
  }
}
