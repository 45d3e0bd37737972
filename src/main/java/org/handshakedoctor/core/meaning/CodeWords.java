package org.handshakedoctor.core.meaning;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.tls.DecodedError;
import org.handshakedoctor.core.tls.OpenSslCode;

/// What the error of a TLS library says: its number, the part it comes from and its routine.
final class CodeWords {
  private static final Pattern EXTENSION =
      Pattern.compile("tls_(parse|construct)_(ctos|stoc)_(\\w+)");
  private static final Pattern MESSAGE =
      Pattern.compile("tls_(?:(post_process|process)|construct)_([a-z_]+)");

  /// `ACCEPT_SR_CLNT_HELLO`: which side, whether it reads or writes, and what.
  private static final Pattern STATE = Pattern.compile("(ACCEPT|CONNECT)_[SC]([RW])_([A-Z_]+)");

  private final Words words;

  CodeWords(Words words) {
    this.words = words;
  }

  String code(DecodedError decoded) {
    OpenSslCode code = decoded.code();
    String said = words.join(numbers(decoded), packed(code));
    boolean contradictory =
        decoded.releases() == null
            && (code.family() == OpenSslCode.Family.OPENSSL_1
                || code.family() == OpenSslCode.Family.OPENSSL_3);
    return words.join(
        said,
        contradictory
            ? words.get("code.writer.none")
            : words.get("code.writer", words.writer(decoded.writer())));
  }

  private String numbers(DecodedError decoded) {
    OpenSslCode code = decoded.code();
    // Numbers of a TLS library are names: they get no separators.
    String reason = Integer.toString(code.reason());
    String reasonText = any(decoded.reasons());
    if (code.errno()) {
      return words.get("code.errno", reason, reasonText);
    }
    String library = Integer.toString(code.library());
    String name = decoded.library() == null ? words.get("code.unknown") : decoded.library();
    Integer function = code.function();
    return function == null
        ? words.get("code", library, name, reason, reasonText)
        : words.get(
            "code.function",
            library,
            name,
            Integer.toString(function),
            any(decoded.functions()),
            reason,
            reasonText);
  }

  private String any(List<String> names) {
    return names.isEmpty() ? words.get("code.unknown") : String.join(words.get("code.or"), names);
  }

  private String packed(OpenSslCode code) {
    if (code.errno() && code.family() == OpenSslCode.Family.OPENSSL_3) {
      return words.get("code.packed.errno");
    }
    return words.get("code.packed." + code.family().name().toLowerCase(Locale.ROOT));
  }

  String library(String name) {
    String kind =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "ssl routines" -> "ssl";
          case "x509 certificate routines", "x.509 certificate routines", "x509 v3 routines" ->
              "x509";
          case "pem routines" -> "pem";
          case "rsa routines",
              "dsa routines",
              "diffie-hellman routines",
              "elliptic curve routines",
              "digital envelope routines",
              "bignum routines",
              "public key routines",
              "provider routines",
              "cipher functions" ->
              "key";
          case "bio routines" -> "io";
          case "system library" -> "system";
          case "asn1 encoding routines", "asn.1 encoding routines", "decoder routines" ->
              "encoding";
          default -> "other";
        };
    return words.get("library." + kind);
  }

  String function(String name) {
    Matcher extension = EXTENSION.matcher(name);
    if (extension.matches()) {
      String key = "function." + extension.group(1) + "." + extension.group(2);
      return words.get(key, extension.group(3));
    }
    Matcher message = MESSAGE.matcher(name);
    if (message.matches()) {
      String key = message.group(1) == null ? "function.construct" : "function.process";
      return words.get(key, message.group(2).replace('_', ' '));
    }
    Matcher state = STATE.matcher(name);
    if (state.matches()) {
      String side = state.group(1).equals("ACCEPT") ? "accept" : "connect";
      String way = state.group(2).equals("R") ? ".read" : ".write";
      return words.get("function.state." + side + way, state.group(3));
    }
    return words.get(name.endsWith("_internal") ? "function.none" : "function.other");
  }
}
