package org.handshakedoctor.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.tls.OpenSslCode;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// Reads OpenSSL's error queue as servers print it: `error:141CF06C:SSL
/// routines:tls_parse_ctos_key_share:bad key share`, several with a space between.
///
/// Reasons contain spaces and data contains `:` and parentheses, so the text is split at the
/// beginnings of errors and nowhere else. `err:code:lib:func:reason` is the short form of a nearly
/// full buffer (`crypto/err/err.c ERR_error_string_n`).
public final class OpenSslErrors {
  private static final Pattern BEGINNING =
      Pattern.compile("\\berror:([0-9A-Fa-f]{8,16}):|\\berr:([0-9A-Fa-f]+):");
  private static final Pattern ALERT_NUMBER = Pattern.compile("SSL alert number ([0-9]{1,3})");

  private OpenSslErrors() {}

  /// The errors in the order of the text, empty if there are none.
  public static List<OpenSslError> parse(String text) {
    List<OpenSslError> errors = new ArrayList<>();
    Matcher matcher = BEGINNING.matcher(text);
    boolean found = matcher.find();
    while (found) {
      String code = matcher.group(1);
      String shortCode = matcher.group(2);
      int from = matcher.end();
      found = matcher.find();
      String rest = text.substring(from, found ? matcher.start() : text.length()).strip();
      if (code != null) {
        errors.add(error(code, rest));
      } else if (shortCode != null && shortCode.length() <= 16) {
        errors.add(new OpenSslError(shortCode, null, null, null, null));
      }
    }
    return errors;
  }

  /// The number of the alert that the peer sent, or null if the errors are our own.
  public static @Nullable Integer alert(List<OpenSslError> errors) {
    for (OpenSslError error : errors) {
      if (error.data() != null) {
        Matcher matcher = ALERT_NUMBER.matcher(error.data());
        if (matcher.find()) {
          return Integer.valueOf(matcher.group(1));
        }
      }
      OpenSslCode code = error.decoded();
      if (code.alert() != null) {
        return code.alert();
      }
    }
    return null;
  }

  private static OpenSslError error(String code, String rest) {
    String[] parts = rest.split(":", 4);
    return new OpenSslError(code, part(parts, 0), part(parts, 1), part(parts, 2), part(parts, 3));
  }

  private static @Nullable String part(String[] parts, int index) {
    return index < parts.length && !parts[index].isEmpty() ? parts[index] : null;
  }
}
