package org.handshakedoctor.core.ssh;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A server could not be reached, did not let us in, or was lost. What the user can do about it
/// depends on the [Reason]; never holds anything secret.
public final class SshException extends Exception {
  private static final long serialVersionUID = 1;

  /// Which fault it is, from the first step to the last.
  public enum Reason {
    /// The user's own SSH settings cannot be read, or name something that does not exist.
    CONFIG_UNREADABLE,
    /// The user's SSH settings run a program (`Match exec`, `ProxyCommand`), which only `ssh`
    /// itself can follow.
    CONFIG_NEEDS_SSH,
    /// The name server does not know the name.
    NAME_NOT_FOUND,
    /// Nothing listens at that port.
    REFUSED,
    /// No way leads there.
    UNREACHABLE,
    /// No answer: a firewall, or our own address is blocked.
    TIMED_OUT,
    /// Something answers, but it is not SSH.
    NOT_SSH,
    /// No algorithm is known to both sides; the detail lists the server's.
    NO_COMMON_ALGORITHM,
    /// The host in between does not pass connections on, or cannot reach the server.
    JUMP_REFUSED,
    /// The user did not trust the server's key.
    HOST_KEY_REJECTED,
    /// The server's key is not the one that is known.
    HOST_KEY_CHANGED,
    /// The server's key, or the authority that vouches for it, was revoked.
    HOST_KEY_REVOKED,
    /// The server accepts none of our keys, and nothing else.
    KEY_REJECTED,
    /// The server does not accept the password or the answers.
    PASSWORD_REJECTED,
    /// The server hung up because too many keys or passwords were tried.
    TOO_MANY_TRIES,
    /// The server wants a way to log in that this program does not have.
    NO_LOGIN_METHOD,
    /// A key file cannot be read; the detail names it.
    KEY_UNREADABLE,
    /// A key file is locked in a way that needs another program to convert it.
    KEY_NEEDS_CONVERSION,
    /// The user stopped it.
    CANCELLED,
    /// The connection broke; what was read is a part.
    CONNECTION_LOST,
    /// The server opens no further channel (`MaxSessions`) or runs no commands.
    CHANNEL_REFUSED,
    /// The server has no such subsystem: files cannot be read with SFTP.
    NO_SUBSYSTEM;

    /// The word used as a key of texts.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Reason reason;
  private final String host;
  private final String detail;

  /// @param host the server or the hop on the way that it happened at, as the user knows it
  /// @param detail what is worth showing besides, often the server's words: hostile text
  public SshException(Reason reason, String host, String detail, @Nullable Throwable cause) {
    super(reason.id() + " " + host, cause);
    this.reason = reason;
    this.host = host;
    this.detail = detail;
  }

  public SshException(Reason reason, String host) {
    this(reason, host, "", null);
  }

  public Reason reason() {
    return reason;
  }

  public String host() {
    return host;
  }

  public String detail() {
    return detail;
  }
}
