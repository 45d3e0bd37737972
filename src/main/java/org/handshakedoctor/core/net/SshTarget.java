package org.handshakedoctor.core.net;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A server as a person names it: `example.com`, `alice@example.com:2222`, `[2001:db8::1]:22`, a
/// name from the SSH settings, `ssh://alice@example.com/var/log/nginx/error.log`, or scp's
/// `example.com:/var/log/nginx/error.log`.
///
/// A name that could be taken for an option or for a command by any program that it is handed to is
/// no name here; what is left are the rules of OpenSSH (`ssh.c valid_hostname`, `valid_ruser`).
///
/// @param user whom to log in as, or null if not said
/// @param host a name or an address, without brackets
/// @param port 1 to 65535, or 0 if not said
/// @param path which file, or empty if not said
public record SshTarget(@Nullable String user, String host, int port, String path) {
  private static final int MOST = 253;
  private static final Pattern URL = Pattern.compile("(?i)ssh://([^/]*)(/.*)?");
  private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)](?::(.*))?");
  private static final Pattern NAMED = Pattern.compile("([^:]*)(?::(.*))?");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.%:+][A-Za-z0-9_.%:+-]*");
  private static final Pattern USER =
      Pattern.compile("[^-\\s\\p{Cntrl}'`\"\\\\;&<>|(){}][^\\s\\p{Cntrl}'`\"\\\\;&<>|(){}]*");

  public SshTarget {
    boolean valid =
        HOST.matcher(host).matches()
            && host.length() <= MOST
            && (user == null || isUser(user))
            && port >= 0
            && port <= 65535
            && path.chars().noneMatch(Character::isISOControl);
    if (!valid) {
      throw new IllegalArgumentException("no such server");
    }
  }

  /// Null unless the whole text names a server.
  public static @Nullable SshTarget parse(String text) {
    Matcher url = URL.matcher(text.strip());
    if (!url.matches()) {
      return parse(text.strip(), "");
    }
    String path = decoded(Objects.requireNonNullElse(url.group(2), ""));
    return path == null ? null : parse(Objects.requireNonNull(url.group(1)), path);
  }

  /// As a person would type it, the path left out.
  @Override
  public String toString() {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return (user == null ? "" : user + "@") + shown + (port == 0 ? "" : ":" + port);
  }

  private static boolean isUser(String user) {
    return USER.matcher(user).matches() && user.length() <= MOST;
  }

  private static @Nullable SshTarget parse(String text, String path) {
    int scpPath = path.isEmpty() ? text.indexOf(":/") : -1;
    if (scpPath >= 0) {
      return parse(text.substring(0, scpPath), text.substring(scpPath + 1));
    }
    int at = text.lastIndexOf('@');
    String user = at < 0 ? null : text.substring(0, at);
    String rest = text.substring(at + 1);
    if (IpAddress.parse(rest) != null) {
      return checked(user, rest, "", path);
    }
    Matcher parts = (rest.startsWith("[") ? BRACKETED : NAMED).matcher(rest);
    return parts.matches()
        ? checked(
            user,
            ascii(Objects.requireNonNull(parts.group(1))),
            Objects.requireNonNullElse(parts.group(2), ""),
            path)
        : null;
  }

  private static @Nullable SshTarget checked(
      @Nullable String user, String host, String port, String path) {
    if (!port.matches("[0-9]{0,5}") || (!port.isEmpty() && Integer.parseInt(port) == 0)) {
      return null;
    }
    try {
      return new SshTarget(user, host, port.isEmpty() ? 0 : Integer.parseInt(port), path);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// A name in Chinese is asked for in Punycode (RFC 5891); what cannot be is left to be refused.
  private static String ascii(String host) {
    if (host.chars().allMatch(c -> c < 128)) {
      return host;
    }
    try {
      return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private static @Nullable String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
