package org.handshakedoctor.core.ssh;

import java.util.Locale;

/// What happens while connecting, for a person who watches.
public sealed interface ConnectEvent {

  /// The server, or the hop on the way, that it happens at.
  String host();

  /// A step began, and the one before is done.
  record Began(String host, ConnectStage stage) implements ConnectEvent {}

  /// Something is offered to log in with.
  ///
  /// @param what which key; empty for what is not a key
  record Offered(String host, LoginWay way, String what) implements ConnectEvent {}

  /// The server did not take what was offered last.
  record Refused(String host, LoginWay way, String what) implements ConnectEvent {}

  /// A key that was there was not offered.
  record Skipped(String host, String what, SkipReason reason) implements ConnectEvent {}

  /// We are in.
  ///
  /// @param way how, or by which key; what was offered last
  record LoggedIn(String host, LoginWay way, String what) implements ConnectEvent {}

  /// The server's key could not be added to the file; it is trusted this time.
  record NotRemembered(String host, String file) implements ConnectEvent {}

  /// What the server says to everybody who logs in: hostile text.
  record Banner(String host, String text) implements ConnectEvent {}

  /// Ways to log in.
  enum LoginWay {
    AGENT_KEY,
    KEY_FILE,
    PASSWORD,
    QUESTIONS,
    /// The server asked for nothing.
    NOTHING;

    /// The word used as a key of texts.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Why a key was not offered.
  enum SkipReason {
    /// No agent answers.
    NO_AGENT,
    /// Servers hang up when too many keys are tried.
    TOO_MANY,
    /// Its file cannot be read, or is not a key.
    UNREADABLE,
    /// It is locked in a way that `ssh-keygen` or `puttygen` has to change first.
    NEEDS_CONVERSION,
    /// It lives in hardware, and can be used through the agent.
    NEEDS_AGENT,
    /// Its passphrase was wrong three times.
    WRONG_PASSPHRASE;

    /// The word used as a key of texts.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
