package org.handshakedoctor.core.log;

import java.util.List;
import org.handshakedoctor.core.log.formats.NginxErrorFormat;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;

/// The formats we read, in the order in which a line is offered to them.
public final class LogFormats {
  public static final List<LogFormat> ALL = List.of(new NginxErrorFormat());

  private LogFormats() {}

  /// Everything one line says, by the first format that sees a TLS failure in it.
  public static @Nullable TlsFailure parse(String source, Line line) {
    for (LogFormat format : ALL) {
      TlsFailure failure = format.parse(source, line);
      if (failure != null) {
        return failure;
      }
    }
    return null;
  }
}
