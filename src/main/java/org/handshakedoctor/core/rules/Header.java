package org.handshakedoctor.core.rules;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.IpPrefix;

/// The comment that opens every rule text: what it blocks, until when, with what effect, and how to
/// put it in place, check it and take it back. All our formats have `#` comments.
///
/// Its words are fixed; only numbers and a date change.
final class Header {
  private final StringBuilder out = new StringBuilder();

  private Header() {}

  /// @param until how the block ends
  /// @param effect what it does and does not do
  /// @param apply how to put it in place
  static String of(RuleWriter writer, BlockList list, String until, String effect, String apply) {
    Header header = new Header();
    header.row("Made by", "Handshake Doctor on " + list.made());
    header.row("Blocks", blocks(list));
    header.row("Until", until);
    header.row("Effect", effect);
    header.row("Apply", apply);
    header.row("Check", writer.check());
    header.row("Undo", writer.undo());
    return header.out.append('\n').toString();
  }

  /// The whole text for a list that is more than the product takes: comments alone.
  ///
  /// @param instead what does take it
  static String refusal(RuleWriter writer, BlockList list, Excess excess, String instead) {
    String numbers = "It needs " + excess.wanted() + " " + excess.unit().id() + ", at most ";
    Header header = new Header();
    header.row("Made by", "Handshake Doctor on " + list.made());
    header.row("For", writer.name());
    header.row("Blocks", "NOTHING, the list is too long\n" + numbers + excess.most() + " fit.");
    header.row("Instead", "block fewer addresses, or use " + instead);
    return header.out.toString();
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
        + (ipv6.isEmpty() ? "" : "; a single IPv6 address stands for its /64");
  }

  private static String count(long number, String one, String many) {
    return number == 0 ? "" : number + " " + (number == 1 ? one : many);
  }

  private void row(String label, String text) {
    Iterator<String> lines = text.lines().iterator();
    out.append("# %-8s ".formatted(label + ":")).append(lines.next()).append('\n');
    lines.forEachRemaining(line -> out.append("#          ").append(line).append('\n'));
  }
}
