package org.handshakedoctor.core.rules;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.IpPrefix;

/// The comment that opens every rule text: what it blocks, until when, with what effect, and how to
/// put it in place, check it and take it back. All our formats have `#` comments.
///
/// Its words are fixed; only numbers, a date and the plain names of the logs change. What is said
/// in words fits into 72 columns; commands stay in one piece.
final class Header {
  private static final int WIDTH = 72;
  private static final String INDENT = "#          ";
  private static final int SOURCES_NAMED = 3;

  private final StringBuilder out = new StringBuilder();

  private Header() {}

  /// @param until how the block ends
  /// @param effect what it does and does not do
  /// @param apply how to put it in place
  ///
  /// @throws IllegalArgumentException where the product cannot bear the list
  static String of(RuleWriter writer, BlockList list, String until, String effect, String apply) {
    if (!writer.takes(list)) {
      throw new IllegalArgumentException(writer.rules(list) + " rules for " + writer.id());
    }
    Header header = new Header();
    header.words("Made by", "Handshake Doctor on " + list.made());
    header.words("Source", sources(list.sources()));
    header.words("Blocks", blocks(list));
    header.words("Until", until);
    header.words("Effect", effect);
    header.row("Apply", apply);
    header.row("Check", writer.check());
    header.row("Undo", writer.undo());
    return header.out.append('\n').toString();
  }

  /// For products that cannot forget by themselves.
  static String untilUndone(BlockList list, String reboot) {
    return "you undo it"
        + reboot
        + list.expiresOn().map(date -> "\nNo expiry of its own: undo it by " + date).orElse("");
  }

  static String ports(BlockList list) {
    return (list.ports().size() == 1 ? "port " : "ports ")
        + list.ports().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String blocks(BlockList list) {
    if (list.isEmpty()) {
      return "nothing, the list is empty; an earlier list is taken back";
    }
    List<IpPrefix> asked = list.entries().stream().map(BlockEntry::prefix).distinct().toList();
    long addresses = asked.stream().filter(IpPrefix::isSingleAddress).count();
    long networks = asked.size() - addresses;
    List<IpPrefix> ipv6 = list.ipv6();
    return Stream.of(
                count(addresses, "address", "addresses"),
                count(networks, "network", "networks"),
                count(list.failures(), "failure in the log", "failures in the log"))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "))
        + "\nmerged into "
        + list.ipv4().size()
        + " for IPv4 and "
        + ipv6.size()
        + " for IPv6"
        + (ipv6.isEmpty() ? "" : "\na single IPv6 address stands for its /64");
  }

  private static String sources(List<SourceName> sources) {
    if (sources.isEmpty()) {
      return "addresses given by hand";
    }
    String named =
        sources.stream()
            .limit(SOURCES_NAMED)
            .map(SourceName::text)
            .collect(Collectors.joining("\n"));
    int more = sources.size() - SOURCES_NAMED;
    return more > 0 ? named + "\nand " + more + " more" : named;
  }

  private static String count(long number, String one, String many) {
    return number == 0 ? "" : number + " " + (number == 1 ? one : many);
  }

  private void words(String label, String text) {
    row(label, text.lines().map(Header::wrapped).collect(Collectors.joining("\n")));
  }

  private static String wrapped(String line) {
    int room = WIDTH - INDENT.length();
    int end = line.length() <= room ? -1 : line.lastIndexOf(' ', room);
    return end < 1 ? line : line.substring(0, end) + "\n" + wrapped(line.substring(end + 1));
  }

  private void row(String label, String text) {
    Iterator<String> lines = text.lines().iterator();
    out.append("# %-8s ".formatted(label + ":")).append(lines.next()).append('\n');
    lines.forEachRemaining(line -> out.append(INDENT).append(line).append('\n'));
  }
}
