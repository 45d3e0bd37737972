package org.handshakedoctor.core.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// How addresses stand in a report that is given away: as they are, or masked.
///
/// A masked address keeps the network that says who is behind it (IPv4 without the last octet, the
/// first 48 bits of IPv6) and gets a number, so that one visitor can be followed through the report
/// without being named: `203.0.113.x #3`. Numbers go by the order of the report's clients. The same
/// is done to addresses in any other text, and to those that providers write into the names of
/// hosts. Where it is doubtful whether something is an address, it is masked. Thread-confined.
public final class AddressLabels {
  private static final int IPV6_KEPT_BITS = 48;
  private static final int HEX = 16;
  private static final int OCTETS = 4;

  /// Of IPv6 with the last 32 bits as IPv4.
  private static final int LONGEST = 45;

  /// Four numbers or more with the same sign between them, as in `203.0.113.7` and `203-0-113-7.…`.
  /// A number that ends a word, as in `ec2-203-0-113-7.…`, is none of them.
  private static final Pattern NUMBERS =
      Pattern.compile("(?<![0-9A-Za-z])\\d{1,3}([.\\-_])\\d{1,3}(?:\\1\\d{1,3}){2,}+(?![0-9])");

  /// What can hold an IPv6 address: two colons at least.
  private static final Pattern COLONS =
      Pattern.compile("(?<![0-9A-Fa-f.])[0-9A-Fa-f.]*+:[0-9A-Fa-f.]*+:[0-9A-Fa-f:.]*+");

  /// An IPv6 address with the colons as dashes, in the name of a host.
  private static final Pattern DASHES =
      Pattern.compile(
          "(?<![0-9A-Fa-f-])[0-9A-Fa-f]{1,4}(?:-[0-9A-Fa-f]{0,4}){3,7}(?![0-9A-Fa-f-])");

  /// The name under which the host of an IPv6 address is looked up: 32 digits, the last one first.
  private static final Pattern REVERSE_NIBBLES =
      Pattern.compile("(?i)(?:[0-9a-f]\\.){32}ip6\\.arpa");

  /// An IPv4 address as one number, as in `p5483a2b1.dip0.…`.
  private static final Pattern HEX_IN_NAME =
      Pattern.compile("(?<![0-9A-Fa-f])([0-9A-Fa-f]{6})([0-9A-Fa-f]{2})(?=\\.[A-Za-z])");

  private final boolean masked;
  private final Map<IpAddress, Integer> numbers = new HashMap<>();

  /// By network: how many of it have a number.
  private final Map<IpAddress, Integer> seen = new HashMap<>();

  private AddressLabels(boolean masked) {
    this.masked = masked;
  }

  /// Addresses as they are.
  public static AddressLabels plain() {
    return new AddressLabels(false);
  }

  /// Masked, numbered by the clients of a report: of the whole log, where parts of it shall call
  /// the same visitor the same.
  public static AddressLabels masked(Report report) {
    AddressLabels labels = new AddressLabels(true);
    for (ClientSummary client : report.clients()) {
      labels.number(client.address());
    }
    return labels;
  }

  public boolean isMasked() {
    return masked;
  }

  /// One address.
  public String of(IpAddress address) {
    if (!masked || isNobody(address)) {
      return address.toString();
    }
    return network(address) + "x #" + number(address);
  }

  /// Any text, with the addresses in it written in the same way.
  public String in(String text) {
    if (!masked) {
      return text;
    }
    String shown = REVERSE_NIBBLES.matcher(text).replaceAll("x.ip6.arpa");
    shown = ipv6(shown);
    shown = DASHES.matcher(shown).replaceAll(found -> quoted(dashed(found.group())));
    shown = numbers(shown);
    return HEX_IN_NAME.matcher(shown).replaceAll(found -> quoted(hex(found)));
  }

  private String numbers(String text) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = NUMBERS.matcher(text);
    while (matcher.find()) {
      boolean inName = isInName(text, matcher.start(), matcher.end());
      matcher.appendReplacement(out, quoted(numbers(matcher.toMatchResult(), inName)));
    }
    return matcher.appendTail(out).toString();
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }

  /// Part of the name of a host, where the numbers may stand in either order.
  private static boolean isInName(String text, int start, int end) {
    boolean before = start > 0 && isNamePart(text.charAt(start - 1));
    boolean after =
        end < text.length()
            && ((isNamePart(text.charAt(end)) && text.charAt(end) != '.')
                || (end + 1 < text.length()
                    && text.charAt(end) == '.'
                    && Character.isLetter(text.charAt(end + 1))));
    return before || after;
  }

  private static boolean isNamePart(char c) {
    return Character.isLetter(c) || c == '-' || c == '_' || c == '.';
  }

  /// An address is four of the numbers in a row; where there are more, a known one says which.
  private String numbers(MatchResult found, boolean inName) {
    String sign = found.group(1);
    List<String> numbers = new ArrayList<>(List.of(found.group().split("[.\\-_]", -1)));
    boolean alone = numbers.size() == OCTETS && sign.equals(".") && !inName;
    IpAddress address = alone ? address(numbers) : null;
    if (address != null) {
      return of(address);
    }
    for (int from = 0; from + OCTETS <= numbers.size(); from++) {
      List<String> four = numbers.subList(from, from + OCTETS);
      Integer forward = known(four);
      Integer backward = known(four.reversed());
      if (forward != null || backward != null) {
        four.set(forward != null ? OCTETS - 1 : 0, "x#" + (forward != null ? forward : backward));
        return String.join(sign, numbers);
      }
    }
    // It may be written in either order.
    if (numbers.size() == OCTETS) {
      numbers.set(0, "x");
      numbers.set(OCTETS - 1, "x");
    } else {
      numbers.replaceAll(_ -> "x");
    }
    return String.join(sign, numbers);
  }

  private @Nullable Integer known(List<String> octets) {
    IpAddress address = address(octets);
    return address == null ? null : numbers.get(address);
  }

  private static @Nullable IpAddress address(List<String> octets) {
    return IpAddress.parse(String.join(".", octets));
  }

  private String hex(MatchResult found) {
    IpAddress address =
        IpAddress.ofIpv4(Integer.parseUnsignedInt(found.group(1) + found.group(2), HEX));
    Integer number = numbers.get(address);
    return number == null ? found.group() : found.group(1) + "xx#" + number;
  }

  private String dashed(String name) {
    IpAddress address = IpAddress.parse(name.replace('-', ':'));
    if (address == null || isNobody(address) || address.high() == 0) {
      return name;
    }
    return network(address).replace(':', '-') + "x#" + number(address);
  }

  private String ipv6(String text) {
    return COLONS.matcher(text).replaceAll(found -> quoted(colons(found.group())));
  }

  /// The run may begin or end with signs of the sentence around it.
  private String colons(String run) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < run.length()) {
      int end = endOfAddress(run, at);
      if (end > at) {
        out.append(of(Objects.requireNonNull(IpAddress.parse(run.substring(at, end)))));
        at = end;
      } else {
        int colon = run.indexOf(':', at);
        int next = colon < 0 ? run.length() : colon + 1;
        out.append(run, at, next);
        at = next;
      }
    }
    return out.toString();
  }

  /// Where the longest address that begins here ends; the beginning where there is none.
  private static int endOfAddress(String run, int from) {
    for (int to = Math.min(run.length(), from + LONGEST); to > from + 2; to--) {
      IpAddress address = IpAddress.parse(run.substring(from, to));
      if (address != null && isSomewhere(address)) {
        return to;
      }
    }
    return from;
  }

  /// OpenSSL writes `routines::bad …`, which is an address too, of a network that is nowhere.
  private static boolean isSomewhere(IpAddress address) {
    return address.isIpv4() || address.high() != 0;
  }

  /// The addresses that mean nobody, or the machine itself.
  private static boolean isNobody(IpAddress address) {
    boolean loopback = address.isIpv4() && ((address.low() >>> 24) & 0xFF) == 127;
    return loopback
        || address.equals(IpAddress.ofIpv4(0))
        || (address.high() == 0 && isTiny(address));
  }

  private static boolean isTiny(IpAddress address) {
    return address.low() == 0 || address.low() == 1;
  }

  private int number(IpAddress address) {
    Integer known = numbers.get(address);
    if (known != null) {
      return known;
    }
    int number = seen.merge(masked(address), 1, Integer::sum);
    numbers.put(address, number);
    return number;
  }

  private static IpAddress masked(IpAddress address) {
    return address.isIpv4()
        ? new IpAddress(0, address.low() & ~0xFFL)
        : new IpAddress(address.high() & (-1L << (Long.SIZE - IPV6_KEPT_BITS)), 0);
  }

  /// Up to the part that is left out: `203.0.113.` or `2001:db8:12::`.
  private static String network(IpAddress address) {
    String text = masked(address).toString();
    return address.isIpv4() ? text.substring(0, text.lastIndexOf('.') + 1) : text;
  }
}
