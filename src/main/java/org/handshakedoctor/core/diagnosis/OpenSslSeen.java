package org.handshakedoctor.core.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.handshakedoctor.core.analysis.Report.KindCount;
import org.handshakedoctor.core.diagnosis.Evidence.Action;
import org.handshakedoctor.core.tls.OpenSslCode.Family;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// Which TLS library wrote the log: every family prints its errors in its own way.
final class OpenSslSeen implements DiagnosisRule {
  /// Functions for TLS 1.3, which came with 1.1.1; 3.0 no longer prints functions.
  private static final Set<String> ONLY_IN_1_1_1 =
      Set.of(
          "tls_parse_ctos_key_share",
          "tls_parse_stoc_key_share",
          "final_key_share",
          "tls_early_post_process_client_hello",
          "tls_parse_ctos_psk",
          "tls_psk_do_binder",
          "tls_choose_sigalg",
          "tls_handle_alpn");

  @Override
  public List<Evidence> examine(Case c) {
    return c.report().kinds().stream()
        .map(KindCount::kind)
        .flatMap(kind -> kind.errors().stream())
        .map(OpenSslSeen::version)
        .filter(Objects::nonNull)
        .distinct()
        // "1.1" and "1.1.1" from one log are one library; the longer name knows more.
        .max(Comparator.comparingInt(String::length))
        .map(OpenSslSeen::evidence)
        .stream()
        .toList();
  }

  private static Evidence evidence(String version) {
    Evidence seen = Evidence.explaining("openssl-seen", version);
    boolean old = version.startsWith("OpenSSL 1.");
    return old
        ? seen.withActions(new Action.Phrase("update-openssl", List.of(version), null))
        : seen;
  }

  private static @Nullable String version(OpenSslError error) {
    Family family = error.decoded().family();
    String function = error.function();
    String reason = error.reason();
    return switch (family) {
      case BORINGSSL, LIBRESSL -> family.toString();
      case OPENSSL_3 -> reason == null ? null : since3(reason);
      case OPENSSL_1 -> function == null ? null : before3(function);
    };
  }

  /// Alert texts were renamed twice (`ssl/ssl_err.c`): `sslv3 alert`, `ssl/tls alert` in 3.2, `tls
  /// alert` in 4.0.
  private static String since3(String reason) {
    if (reason.startsWith("ssl/tls alert ")) {
      return "OpenSSL 3.2 – 3.6";
    }
    return reason.startsWith("tls alert ") ? "OpenSSL 4.0" : "OpenSSL 3";
  }

  /// 1.0 prints SSL23_GET_CLIENT_HELLO, 1.1 prints ssl3_get_record.
  private static String before3(String function) {
    if (ONLY_IN_1_1_1.contains(function)) {
      return "OpenSSL 1.1.1";
    }
    boolean upperCase = function.equals(function.toUpperCase(Locale.ROOT));
    return upperCase ? "OpenSSL 1.0" : "OpenSSL 1.1";
  }
}
