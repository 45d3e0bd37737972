package org.handshakedoctor.core.log.formats;

import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LoggedTime;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.TlsAlert;
import org.jspecify.annotations.Nullable;

/// A failure of which the next lines may say more.
///
/// @param cause the server's words for the cause, which count where OpenSSL gives none
record OpenFailure(
    LoggedTime time,
    @Nullable String level,
    Leg leg,
    @Nullable String operation,
    @Nullable String phase,
    String message,
    @Nullable String cause,
    List<OpenSslError> errors,
    @Nullable IpAddress client) {

  OpenFailure {
    errors = List.copyOf(errors);
    cause = cause == null || cause.isBlank() ? null : cause;
  }

  /// With errors that stand further down, and so are newer.
  OpenFailure withMore(List<OpenSslError> newer) {
    List<OpenSslError> all = new ArrayList<>(errors);
    all.addAll(newer);
    return withErrors(all);
  }

  OpenFailure withErrors(List<OpenSslError> all) {
    return new OpenFailure(time, level, leg, operation, phase, message, cause, all, client);
  }

  void report(FailureSink sink, LogEntry entry, String format) {
    sink.failure(entry, time.seconds(), time.offset(), kind(format), client);
  }

  FailureKind kind(String format) {
    Integer alert = OpenSslErrors.alert(errors);
    if (errors.isEmpty() && cause != null) {
      alert = TlsAlert.inReason(cause);
    }
    String ofErrors = OpenSslErrors.cause(errors);
    String reason = ofErrors != null ? ofErrors : cause != null ? cause : message;
    return new FailureKind(format, level, leg, operation, phase, message, errors, alert, reason);
  }
}
