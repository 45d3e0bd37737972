package org.handshakedoctor.core.ssh;

import java.time.Duration;

/// How long to wait for what, before it counts as no answer.
///
/// @param step each step of connecting; the time that a person thinks does not count
/// @param login the last step, where the server may wait for a telephone to be picked up
/// @param alive how long a connection may be silent before it is asked whether it lives; given up
///   when it does not answer three times
/// @param stall how long a subsystem may leave a request without an answer
record Patience(Duration step, Duration login, Duration alive, Duration stall) {
  static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(20),
          Duration.ofSeconds(120),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));
}
