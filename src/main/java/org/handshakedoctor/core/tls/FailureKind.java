package org.handshakedoctor.core.tls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What two log lines share when they report the same failure: everything but who, where and when.
/// A log of a million lines has a few dozen kinds, so each is parsed once.
///
/// @param format id of the log format that wrote the line
/// @param level the server's own level, such as `crit`
/// @param operation the function that failed, such as `SSL_do_handshake`; null where the line names
///   none
/// @param phase the server's words for what it was doing, such as `SSL handshaking`
/// @param message the server's own words without the OpenSSL part
/// @param errors OpenSSL's queue in the order of the line; empty where it gave none
/// @param alert the number of the alert that the peer sent, or null
/// @param reason the text of the cause: that of the first error that is no wrapper, else the
///   message
public record FailureKind(
    String format,
    @Nullable String level,
    Leg leg,
    @Nullable String operation,
    @Nullable String phase,
    String message,
    List<OpenSslError> errors,
    @Nullable Integer alert,
    String reason) {
  private static final String ANY_WORDS = "…";

  public FailureKind {
    errors = List.copyOf(errors);
  }

  /// What stays of a kind when its words are too many to be told apart.
  public FailureKind withoutWords() {
    return new FailureKind(format, null, leg, null, null, ANY_WORDS, List.of(), null, ANY_WORDS);
  }
}
