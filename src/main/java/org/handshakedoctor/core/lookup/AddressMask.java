package org.handshakedoctor.core.lookup;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// Log text that may be given away: who was there, and what they asked for, is taken out of it.
/// What is left is still a line of the same log format, with addresses and names that stand for
/// nobody (RFC 5737, RFC 3849, RFC 2606); the same address is the same everywhere in the text.
public final class AddressMask {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![0-9.]|[a-z]/)[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![0-9]|\\.[0-9])"
              + "|(?<![0-9A-Za-z:.])(?=[0-9A-Fa-f]*:)[0-9A-Fa-f:]+(?:\\.[0-9]+){0,3}(?![0-9A-Za-z:])");

  private static final Pattern QUOTED_NAME =
      Pattern.compile("\\b(host|referrer|server_name|sni): \"[^\"]*\"");

  private static final Pattern SERVER = Pattern.compile("\\bserver: (?![0-9\\[*])[^ ,]+");
  private static final Pattern REQUEST = Pattern.compile("\\brequest: \"(\\S+) \\S+");
  private static final Pattern UPSTREAM =
      Pattern.compile("\\bupstream: \"([a-z]+://)([^/\"]*)[^\"]*\"");

  private static final Pattern PLAIN_ADDRESS = Pattern.compile("[0-9.]+(?::[0-9]+)?|\\[.*");
  private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
  private static final String NAME = "example.com";

  private static final int MOST_IPV4 = 254;

  private final Map<IpAddress, String> masks = new HashMap<>();

  private AddressMask() {}

  public static String of(String text) {
    String shown = QUOTED_NAME.matcher(text).replaceAll("$1: \"" + NAME + "\"");
    shown = SERVER.matcher(shown).replaceAll("server: " + NAME);
    shown = REQUEST.matcher(shown).replaceAll("request: \"$1 /");
    shown = UPSTREAM.matcher(shown).replaceAll(AddressMask::upstream);
    shown = MAIL.matcher(shown).replaceAll("somebody@" + NAME);
    AddressMask masked = new AddressMask();
    return ADDRESS.matcher(shown).replaceAll(masked::address);
  }

  private static String upstream(MatchResult found) {
    String host = found.group(2);
    String kept = PLAIN_ADDRESS.matcher(host).matches() ? host : NAME;
    return "upstream: \"" + found.group(1) + kept + "/\"";
  }

  private String address(MatchResult found) {
    String text = found.group();
    IpAddress address = parsed(text);
    return address == null || isNobody(text)
        ? text
        : masks.computeIfAbsent(address, one -> next(one.isIpv4()));
  }

  private static @Nullable IpAddress parsed(String text) {
    // A lone "::" stands between the parts of an error too.
    return text.length() < 3 ? null : IpAddress.parse(text);
  }

  private static boolean isNobody(String text) {
    return text.equals("0.0.0.0") || text.equals("127.0.0.1") || text.equals("::1");
  }

  private String next(boolean ipv4) {
    int number = masks.size() + 1;
    return ipv4 && number <= MOST_IPV4 ? "192.0.2." + number : "2001:db8::%x".formatted(number);
  }
}
