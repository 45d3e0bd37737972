package org.handshakedoctor.core.log;

import java.util.List;
import org.handshakedoctor.core.log.formats.NginxErrorFormat;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;

/// The formats we read, in the order in which a line is offered to them.
public final class LogFormats {
  public static final List<LogFormat> ALL = List.of(new NginxErrorFormat());

  private LogFormats() {}

  /// Everything one line says, by the first format that sees a TLS failure in it; null if none
  /// does.
  public static @Nullable TlsFailure parse(String source, Line line) {
    for (LogFormat format : ALL) {
      FailureKind kind = format.recognize(line);
      if (kind != null) {
        return format.complete(source, line, kind);
      }
    }
    return null;
  }

  /// Everything that a line says, which is known to report this kind of failure.
  public static TlsFailure complete(String source, Line line, FailureKind kind) {
    for (LogFormat format : ALL) {
      if (format.id().equals(kind.format())) {
        return format.complete(source, line, kind);
      }
    }
    throw new IllegalArgumentException("no format " + kind.format());
  }
}
