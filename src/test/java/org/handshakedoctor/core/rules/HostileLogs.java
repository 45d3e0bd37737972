package org.handshakedoctor.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handshakedoctor.core.Samples;

/// Small logs of real failure lines with hostile text in every field. The same for the same seed.
final class HostileLogs {
  private static final List<String> LINES =
      Stream.of(
              "nginx-error.log",
              "article.log",
              "nginx-forged.log",
              "apache-error.log",
              "haproxy.log",
              "caddy.log",
              "go.log",
              "lighttpd.log",
              "postfix.log",
              "traefik.log",
              "stunnel.log")
          .flatMap(name -> Samples.text(name).lines())
          .filter(line -> !line.isBlank())
          .toList();

  private static final Pattern ADDRESS =
      Pattern.compile("(?<![0-9.])[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![0-9.])");

  /// What means something to a shell, a firewall, a web server, a terminal or a reader of text.
  private static final List<String> HOSTILE =
      Stream.concat(
              RuleTextTest.HOSTILE.stream(),
              Stream.of(
                  "'; reboot; '",
                  "\"; reboot; \"",
                  "\nRULES\nreboot\n",
                  "\nSET\nreboot\n",
                  "\n)\nreboot\n",
                  "\n}\nreboot\n",
                  "\nCOMMIT\n*nat\n",
                  "\nflush ruleset\n",
                  "; } include \"/etc/passwd\"; {",
                  "\ninclude /etc/passwd;\n",
                  "</Location>\n<Location /x>",
                  "\r\n\r\n",
                  "\r",
                  "\t\t",
                  "\0",
                  "\u0085",
                  "\u2028",
                  "\u202Egnp.\u2066x",
                  "\u200B",
                  "\u001B]0;x\u0007",
                  "\u001B[2J",
                  "\uD83D",
                  "\uDE00",
                  "\uD83D\uDE00",
                  "\uFEFF",
                  "\uFFFF",
                  "=cmd|' /C calc'!A0",
                  "${jndi:ldap://x}",
                  "%0A",
                  "%s%n",
                  "\\x0a",
                  "\\",
                  "!!",
                  "~",
                  "&&reboot",
                  "||reboot",
                  "|sh",
                  ">/etc/passwd",
                  "<(reboot)",
                  "{a,b}",
                  "*",
                  "?",
                  "# ",
                  "//",
                  "/*",
                  "<!--",
                  "client: 9.9.9.9, server: ",
                  ", client: 8.8.4.4, server: x\n",
                  "::ffff:8.8.8.8",
                  "::ffff:0808:0808",
                  "8.8.8.010",
                  "0x08080808",
                  "fe80::1%eth0",
                  "2a01:4f8::1%0",
                  "[2a01:4f8::1]",
                  "64:ff9b::808:808",
                  "2a01:4f8:0:0:0:0:0:0:1",
                  "8.8.8.8/0",
                  "8.8.8.8:443",
                  "::",
                  "::1",
                  "0.0.0.0",
                  "255.255.255.255"))
          .toList();

  private final Random random;

  HostileLogs(Random random) {
    this.random = random;
  }

  String name() {
    return random.nextInt(4) > 0 ? "/var/log/error.log" : "/x/" + pick(HOSTILE) + pick(HOSTILE);
  }

  /// Up to six lines; now and then one of a hundred thousand characters.
  String text() {
    StringBuilder log = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      log.append(line())
          .append(random.nextInt(9) == 0 ? pick(List.of("\r\n", "\r", "", "\n\n")) : "\n");
    }
    return log.toString();
  }

  private String line() {
    String line = ADDRESS.matcher(pick(LINES)).replaceAll(_ -> visitor());
    if (random.nextInt(2_000) == 0) {
      line = hostile(line.repeat(1 + 100_000 / line.length()));
    }
    return switch (random.nextInt(8)) {
      case 0, 1 -> line;
      case 2 -> ADDRESS.matcher(line).replaceAll(_ -> Matcher.quoteReplacement(pick(HOSTILE)));
      case 3 -> line.replaceAll("\"[^\"]*\"", Matcher.quoteReplacement('"' + pick(HOSTILE) + '"'));
      case 4 -> pick(HOSTILE) + line + pick(HOSTILE);
      case 5 -> line.substring(0, random.nextInt(line.length())) + "\n" + pick(LINES);
      default -> hostile(line);
    };
  }

  /// With hostile text in one to four places, often at the end of a field.
  private String hostile(String line) {
    List<String> pieces = new ArrayList<>();
    String rest = line;
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(rest.length() + 1);
      int field = rest.indexOf(',', at);
      at = field >= 0 && random.nextBoolean() ? field : at;
      pieces.add(rest.substring(0, at));
      pieces.add(pick(HOSTILE));
      rest = rest.substring(at);
    }
    return String.join("", pieces) + rest;
  }

  /// Of the public Internet, so that rules come about.
  private String visitor() {
    return "45." + random.nextInt(3) + "." + random.nextInt(256) + "." + random.nextInt(256);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
