package org.handshakedoctor.core.log;

import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;

/// One server's way to write an error log. Formats are stateless; what must be remembered from line
/// to line lives in the [Reader].
public interface LogFormat {

  /// The name used in files and on the command line, such as `nginx`.
  String id();

  /// A reader for one source, which will be shown every line of it in order.
  Reader newReader(FailureSink sink);

  /// What one line alone reports, or null if it is no TLS failure. Slower than a [Reader], for
  /// single lines.
  @Nullable FailureKind recognize(Line line);

  /// Everything that a line says, which is known to report this kind of failure.
  ///
  /// @param source name of the source, copied into the result
  TlsFailure complete(String source, Line line, FailureKind kind);

  /// Reads the lines of one source. Thread-confined.
  interface Reader {
    /// Tells the sink what this line reports, if anything.
    ///
    /// @return whether the line is in this format
    boolean read(Line line);
  }
}
