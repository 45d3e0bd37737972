package org.handshakedoctor;

import org.handshakedoctor.cli.Cli;
import org.handshakedoctor.ui.WindowRehearsal;

/// What a user does first, done once while a package is built: the JVM notes what was loaded and
/// which methods were busy, and the package's start-up caches are made from that, one for commands
/// and one for the window. See decisions/0018.
///
/// Not part of the command line.
final class Rehearsal {
  private Rehearsal() {}

  /// @param arguments `commands` and a log that is long enough for the reading to become fast, or
  ///   `window` and a small one
  public static void main(String[] arguments) {
    String log = arguments[1];
    if (arguments[0].equals("window")) {
      WindowRehearsal.run(log);
    } else {
      require(Cli.run("explain", "141CF06C"));
      require(Cli.run("analyze", log));
      require(Cli.run("analyze", "--json", log));
    }
  }

  private static void require(int status) {
    if (status != 0) {
      throw new IllegalStateException("exit status " + status);
    }
  }
}
