package org.handshakedoctor.core.ssh;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts in what `%h` and its like stand for in the settings (ssh_config(5), "TOKENS"), and
/// environment variables. What is not known is left as it stands and then names no file.
record ConfigTokens(String name, String address, int port, String user, SshEnvironment here) {
  private static final Pattern TOKEN = Pattern.compile("%([%a-zA-Z])|\\$\\{(\\w+)}");

  String expand(String written) {
    return TOKEN
        .matcher(written)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Objects.requireNonNullElse(
                        valueOf(found.group(1), found.group(2)), found.group())));
  }

  List<Path> paths(List<String> written) {
    return written.stream().map(one -> here.path(expand(one))).toList();
  }

  private @Nullable String valueOf(@Nullable String token, @Nullable String variable) {
    if (token == null) {
      return here.variables().get(variable);
    }
    return switch (token) {
      case "%" -> "%";
      case "d" -> here.home().toString();
      case "h" -> address;
      case "L" -> thisComputer().replaceFirst("\\..*", "");
      case "l" -> thisComputer();
      case "n", "k" -> name;
      case "p" -> Integer.toString(port);
      case "r" -> user;
      case "u" -> here.user();
      default -> null;
    };
  }

  private static String thisComputer() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "localhost";
    }
  }
}
