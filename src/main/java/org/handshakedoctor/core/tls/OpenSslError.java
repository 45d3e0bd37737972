package org.handshakedoctor.core.tls;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One entry of OpenSSL's error queue, as the log prints it (`ERR_error_string_n`).
///
/// @param code the packed number in hexadecimal, in the log's own letter case
/// @param library for example `SSL routines`; null where the line has only the number
/// @param function null from OpenSSL 3 on, which prints none
/// @param reason for example `bad key share`; null where the line has only the number
/// @param data what OpenSSL added, for example `SSL alert number 46`
public record OpenSslError(
    String code,
    @Nullable String library,
    @Nullable String function,
    @Nullable String reason,
    @Nullable String data) {

  /// Reasons that only say "see the error before me" (`rec_layer_s3.c
  /// ossl_tls_handle_rlayer_return`).
  private static final Set<String> WRAPPERS = Set.of("record layer failure");

  public boolean isWrapper() {
    return reason != null && WRAPPERS.contains(normalize(reason));
  }

  public OpenSslCode decoded() {
    return OpenSslCode.decode(this);
  }

  /// Reason texts are compared in lower case and with BoringSSL's underscores as spaces.
  public static String normalize(String reason) {
    return reason.toLowerCase(Locale.ROOT).replace('_', ' ').strip();
  }
}
