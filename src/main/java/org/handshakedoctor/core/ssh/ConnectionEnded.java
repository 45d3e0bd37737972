package org.handshakedoctor.core.ssh;

import org.handshakedoctor.core.ssh.SshException.Reason;

/// Leaves the library from within one of its questions, at once: it would try the next way to log
/// in after any other answer. Carries nothing else, because the library sends its name to the
/// server.
final class ConnectionEnded extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  ConnectionEnded(Reason reason) {
    super("ended", null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
