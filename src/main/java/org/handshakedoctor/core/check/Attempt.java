package org.handshakedoctor.core.check;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What came of one handshake.
public sealed interface Attempt {

  /// It succeeded.
  ///
  /// @param protocol such as `TLSv1.3`
  /// @param suite the cipher suite's IANA name
  /// @param chain the certificates as the server sent them, its own first
  record Done(String protocol, String suite, List<X509Certificate> chain) implements Attempt {
    public Done {
      chain = List.copyOf(chain);
    }
  }

  /// It did not.
  ///
  /// @param alert name of the alert that the server sent; null if it sent none
  record Refused(Why why, @Nullable String alert) implements Attempt {}

  /// Why a handshake did not succeed.
  enum Why {
    /// The server said no, with an alert.
    ALERT,

    /// The server answered with a version that this visitor does not speak.
    VERSION,

    /// The server hung up without a word.
    CLOSED,

    /// Nothing came back in time.
    TIMED_OUT,

    /// Nobody listens there, or no way leads there.
    UNREACHABLE,

    /// What answered does not speak TLS: plain HTTP, as a rule.
    NOT_TLS,

    /// The server spoke TLS, and broke its rules.
    BROKEN,

    /// This computer's Java does not speak what the visitor speaks, so nothing was tried.
    NOT_TRIED;

    /// Its fixed name outside the program, such as `timed-out`.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
