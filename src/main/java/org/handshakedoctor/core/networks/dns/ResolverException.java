package org.handshakedoctor.core.networks.dns;

import java.util.Locale;

/// A name server gave no answer, which is not the same as the answer that there is no name.
public final class ResolverException extends Exception {
  private static final long serialVersionUID = 1;

  /// What went wrong.
  public enum Reason {
    /// It did not answer in time.
    SILENT,
    /// It could not be reached, or the computer has none.
    UNREACHABLE,
    /// It answered that it could not or would not find out.
    REFUSED;

    /// The word used as a key of texts.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Reason reason;

  ResolverException(Reason reason, Throwable cause) {
    super(reason.id(), cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
