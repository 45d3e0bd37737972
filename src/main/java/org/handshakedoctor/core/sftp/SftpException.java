package org.handshakedoctor.core.sftp;

import java.io.IOException;

/// A server did not give what was asked for. The message may hold the server's own words: make them
/// visible before showing them.
public final class SftpException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /// What is the matter.
  public enum Reason {
    NO_SUCH_FILE,
    PERMISSION_DENIED,
    /// The server said no without saying why.
    REFUSED,
    /// Something wrote text where the protocol should be: a greeting in the shell's start-up file,
    /// or a server that says why it has no SFTP.
    NOISE,
    /// What came is not the protocol.
    PROTOCOL,
    /// Nothing has come for too long.
    STALLED,
    CONNECTION_LOST,
    /// The reader wished to stop.
    CANCELLED;

    /// True when the connection is of no more use.
    public boolean isFatal() {
      return switch (this) {
        case NOISE, PROTOCOL, STALLED, CONNECTION_LOST -> true;
        case NO_SUCH_FILE, PERMISSION_DENIED, REFUSED, CANCELLED -> false;
      };
    }
  }

  SftpException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  SftpException(Reason reason, IOException cause) {
    super(String.valueOf(cause.getMessage()), cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
