package org.handshakedoctor.core.ssh;

import java.nio.file.Path;
import java.util.List;

/// What the `known_hosts` files say about a server's key, as `ssh` itself would judge it.
public sealed interface HostKeyVerdict {

  /// A line of a file, from 1, that had a say.
  ///
  /// @param key the key that the line holds
  record Place(Path file, int line, HostKey key) {}

  /// It is the key that was remembered.
  record Known(Place place) implements HostKeyVerdict {}

  /// A certificate, and the one who signed it is trusted for this server.
  record Vouched(Place authority) implements HostKeyVerdict {}

  /// Nothing is known about this server: a person has to decide.
  record Unknown() implements HostKeyVerdict {}

  /// Another key was remembered. Either the server has a new one or somebody is in between.
  ///
  /// @param places all that is remembered about this server, at least one
  record Changed(List<Place> places) implements HostKeyVerdict {}

  /// The key, or the one who vouches for it, must not be trusted any more.
  record Revoked(Place place) implements HostKeyVerdict {}
}
