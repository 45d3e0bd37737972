package org.handshakedoctor.core.tls;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A TLS alert by its number and its IANA name (RFC 8446 section 6).
public record TlsAlert(int number, String name) {

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0, "close_notify"),
          Map.entry(10, "unexpected_message"),
          Map.entry(20, "bad_record_mac"),
          Map.entry(21, "decryption_failed_RESERVED"),
          Map.entry(22, "record_overflow"),
          Map.entry(30, "decompression_failure_RESERVED"),
          Map.entry(40, "handshake_failure"),
          Map.entry(41, "no_certificate_RESERVED"),
          Map.entry(42, "bad_certificate"),
          Map.entry(43, "unsupported_certificate"),
          Map.entry(44, "certificate_revoked"),
          Map.entry(45, "certificate_expired"),
          Map.entry(46, "certificate_unknown"),
          Map.entry(47, "illegal_parameter"),
          Map.entry(48, "unknown_ca"),
          Map.entry(49, "access_denied"),
          Map.entry(50, "decode_error"),
          Map.entry(51, "decrypt_error"),
          Map.entry(60, "export_restriction_RESERVED"),
          Map.entry(70, "protocol_version"),
          Map.entry(71, "insufficient_security"),
          Map.entry(80, "internal_error"),
          Map.entry(86, "inappropriate_fallback"),
          Map.entry(90, "user_canceled"),
          Map.entry(100, "no_renegotiation_RESERVED"),
          Map.entry(109, "missing_extension"),
          Map.entry(110, "unsupported_extension"),
          Map.entry(111, "certificate_unobtainable_RESERVED"),
          Map.entry(112, "unrecognized_name"),
          Map.entry(113, "bad_certificate_status_response"),
          Map.entry(114, "bad_certificate_hash_value_RESERVED"),
          Map.entry(115, "unknown_psk_identity"),
          Map.entry(116, "certificate_required"),
          Map.entry(120, "no_application_protocol"),
          Map.entry(121, "ech_required"));

  /// The same names as OpenSSL writes them, with spaces.
  private static final Map<String, Integer> NUMBERS = new HashMap<>();

  static {
    NAMES.forEach(
        (number, name) -> NUMBERS.put(name.replace("_RESERVED", "").replace('_', ' '), number));
    NUMBERS.put("user cancelled", 90);
  }

  /// The first word is historical and does not tell the version of the connection. Extensions came
  /// with TLS 1.0, and the texts of their alerts lack the word.
  private static final Pattern RECEIVED =
      Pattern.compile("(?:(?:sslv3|ssl/tls|tls) alert|tlsv13?(?: alert)?) (.+)");

  /// The number of the alert that the peer sent, where the text of a reason says so: `sslv3 alert
  /// certificate unknown`, `TLSV1_ALERT_UNKNOWN_CA`. Null for all other reasons.
  public static @Nullable Integer inReason(String reason) {
    Matcher matcher = RECEIVED.matcher(OpenSslError.normalize(reason));
    return matcher.matches() ? NUMBERS.get(matcher.group(1)) : null;
  }

  /// The number of the alert with this name, as the RFC or as OpenSSL writes it; null if there is
  /// none.
  public static @Nullable Integer numberOf(String name) {
    return NUMBERS.get(OpenSslError.normalize(name).replace(" reserved", ""));
  }

  /// The name is `unassigned` for a number that IANA has not given out.
  public static TlsAlert of(int number) {
    return new TlsAlert(number, NAMES.getOrDefault(number, "unassigned"));
  }
}
