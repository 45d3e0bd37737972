package org.handshakedoctor.core.log;

import java.util.Locale;

/// A piece of a line and what it is.
///
/// @param start where it begins in the visible text of the line
/// @param end where it ends, exclusive
public record LinePart(Kind kind, int start, int end) {

  /// What a piece of a line can be.
  public enum Kind {
    /// What syslog, a container or a platform put around the line of the server.
    ENVELOPE,
    TIME,
    LEVEL,
    PID,
    THREAD,
    /// The number of the connection.
    CONNECTION,
    /// The part of the server that wrote the line.
    MODULE,
    /// Apache's number for a message.
    AH_CODE,
    /// The call that failed.
    OPERATION,
    /// A packed error number.
    CODE,
    LIBRARY,
    FUNCTION,
    REASON,
    /// What the TLS library or the server added to the reason.
    DATA,
    /// The number of a received alert, where the line has it.
    ALERT,
    /// An error of the operating system.
    ERRNO,
    /// What the server was doing.
    PHASE,
    CLIENT,
    SERVER,
    HOST,
    /// What the visitor sent: it can hold anything.
    REQUEST,
    UPSTREAM,
    /// Everything else.
    REST;

    /// The word used in keys and styles.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
