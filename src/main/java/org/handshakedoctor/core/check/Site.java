package org.handshakedoctor.core.check;

import java.net.IDN;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// A server that speaks TLS.
///
/// @param host its name in ASCII, or an address in canonical form
public record Site(String host, int port) {
  private static final int HTTPS = 443;
  private static final int LONGEST_NAME = 253;

  /// As a browser's address line has it: what stands around the host is not looked at.
  private static final Pattern FORM =
      Pattern.compile("(?:https?://)?(?:\\[([^]/]*)]|([^:/]*))(?::(\\d{1,5}))?(?:/.*)?");

  /// Reads `example.com`, `example.com:8443`, `[2001:db8::1]:443`, `2001:db8::1` or the address of
  /// a page.
  ///
  /// @throws IllegalArgumentException if it is none of them
  public static Site parse(String text) {
    IpAddress bare = IpAddress.parse(text);
    if (bare != null) {
      return new Site(bare.toString(), HTTPS);
    }
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    int port = parts.group(3) == null ? HTTPS : Integer.parseInt(parts.group(3));
    String host = parts.group(1) == null ? name(parts.group(2)) : address(parts.group(1));
    if (host == null || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(text);
    }
    return new Site(host, port);
  }

  /// Whether the host is an address and no name: then no server can be told which site is meant.
  public boolean isAddress() {
    return IpAddress.parse(host) != null;
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static @Nullable String address(String text) {
    IpAddress address = IpAddress.parse(text);
    return address == null ? null : address.toString();
  }

  private static @Nullable String name(String text) {
    IpAddress address = IpAddress.parse(text);
    if (address != null) {
      return address.toString();
    }
    try {
      String name = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
      return name.isEmpty() || name.length() > LONGEST_NAME ? null : name;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
