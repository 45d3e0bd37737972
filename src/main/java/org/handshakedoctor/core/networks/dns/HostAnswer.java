package org.handshakedoctor.core.networks.dns;

import org.handshakedoctor.core.networks.Operator;
import org.jspecify.annotations.Nullable;

/// What asking for the name of an address has led to.
public sealed interface HostAnswer {

  /// The address gives itself a name.
  ///
  /// @param name at most [HostName#MOST] characters, every one of them visible
  /// @param confirmed whether the name leads back to the address; if not, anybody may have written
  ///   it
  /// @param operator whose name it is, or claims to be; null if that is nobody we know
  record Named(String name, boolean confirmed, @Nullable Operator operator) implements HostAnswer {}

  /// The address has no name.
  record Nameless() implements HostAnswer {}

  /// Nobody could say.
  record Unanswered(ResolverException.Reason reason) implements HostAnswer {}

  /// An address of one's own network, or one that no machine on the Internet has: it is nobody
  /// else's business.
  record NotAsked() implements HostAnswer {}
}
