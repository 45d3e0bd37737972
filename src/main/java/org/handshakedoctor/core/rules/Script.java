package org.handshakedoctor.core.rules;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A shell script that is safe to paste: all of it is one function and its call, so nothing happens
/// before the last line has arrived, and the body is a subshell, so `set -eu` does not close the
/// shell it is pasted into.
final class Script {

  private Script() {}

  static String of(String body) {
    return "handshake_doctor() (\nset -eu\n" + body + ")\nhandshake_doctor\n";
  }

  /// Keeps what these commands print, in a folder of its own for each run.
  ///
  /// @param commands each a line, with `"$saved"` as the folder
  static String save(String commands) {
    return """
    umask 077
    saved=$(mktemp -d "${HOME:-/root}/handshake-doctor-XXXXXX")
    """
        + commands
        + "echo \"The state before is saved in $saved\"\n";
  }

  /// As below, where the folder for what is forgotten at the next start is `/run`.
  static String revert(String undo) {
    return revert(undo, "/run");
  }

  /// Starts the clock that takes everything back, before anything is done: a run that fails half
  /// way is taken back too. It outlives the terminal, because who is locked out loses that.
  static String revert(String undo, String run) {
    return "undo() {\n"
        + undo
        + """
        }
        rm -f %1$s/handshake-doctor.keep
        ( trap '' HUP; sleep 300; [ -e %1$s/handshake-doctor.keep ] || undo ) </dev/null >/dev/null 2>&1 &
        echo 'All works? Then keep the rules: touch %1$s/handshake-doctor.keep'
        echo 'Without that they are taken back in 5 minutes.'
        """
            .formatted(run);
  }

  /// For the head of the text.
  static String pasteOrRun(RuleWriter writer) {
    return "paste all of it into a root shell, or run: sh "
        + writer.fileName()
        + "\nThen, within 5 minutes: touch /run/handshake-doctor.keep";
  }

  /// A here-document with a line for each of them.
  static String here(String word, Stream<String> lines) {
    return lines
        .map(line -> line + "\n")
        .collect(Collectors.joining("", "<<'" + word + "'\n", word + "\n"));
  }
}
