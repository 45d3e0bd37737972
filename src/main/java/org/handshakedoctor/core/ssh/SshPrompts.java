package org.handshakedoctor.core.ssh;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What only a person can answer while connecting. Called on a thread of the connection, which waits
/// for the answer as long as it takes; interrupted when the connection is given up meanwhile.
///
/// Null means that the person gives up, and everything ends at once. An answer is wiped by whoever
/// asked as soon as it was used.
public interface SshPrompts {

  /// What a person says about a server's key.
  enum Trust {
    /// Connects, and asks again next time.
    THIS_TIME,
    /// Connects, and adds the key to the user's `known_hosts`.
    REMEMBER,
    REFUSE
  }

  /// @param host the server or hop that the key is of, as it is remembered
  /// @param verdict what is known about it so far
  /// @param certificateFault why the certificate that the server showed does not count, in the
  ///   library's words; empty if there is nothing to say
  record HostKeyQuestion(
      String host, HostKey offered, HostKeyVerdict verdict, String certificateFault) {}

  /// @param attempt from 1; more than 1 means that the one before was wrong
  record PasswordQuestion(String host, String user, int attempt) {}

  /// @param keyName the file of the key
  /// @param attempt from 1; more than 1 means that the one before was wrong
  record PassphraseQuestion(String keyName, int attempt) {}

  /// What the server itself asks, in its own words: hostile text, which may ask for anything.
  ///
  /// @param attempt from 1; more than 1 means that the answers before did not do
  record ServerQuestion(
      String host,
      String user,
      String title,
      String instruction,
      List<Prompt> prompts,
      int attempt) {}

  /// @param echo whether the answer may be seen while it is typed
  record Prompt(String text, boolean echo) {}

  /// Only a key of which nothing is known can be trusted: for any other verdict the answer counts
  /// for nothing, and the question is asked so that the person sees why it ends.
  Trust trust(HostKeyQuestion question) throws InterruptedException;

  char @Nullable [] password(PasswordQuestion question) throws InterruptedException;

  char @Nullable [] passphrase(PassphraseQuestion question) throws InterruptedException;

  /// One answer for each prompt, in order.
  @Nullable List<char[]> answers(ServerQuestion question) throws InterruptedException;
}
