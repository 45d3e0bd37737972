package org.handshakedoctor.core.rules;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A shell script that is safe to paste: all of it is one function and its call, so nothing happens
/// before the last line has arrived, and the body is a subshell, so `set -eu` does not close the
/// shell it is pasted into. It has no tabs: a shell that is typed into would complete file names.
///
/// Run from a file with the one argument `check`, it tries its rules and changes nothing.
final class Script {
  private static final int MINUTES = 5;
  private static final int RULES_A_MINUTE = 60;

  private Script() {}

  static String of(String body) {
    return "handshake_doctor() (\nset -eu\n" + body + ")\nhandshake_doctor \"$@\"\n";
  }

  /// The dry run, where the script ends if it is asked for no more.
  ///
  /// @param commands which fail where the rules are not valid, and change nothing
  static String dryRun(String commands) {
    return "dry_run() {\n"
        + commands
        + """
        }
        if [ "${1-}" = check ]; then
        dry_run
        echo 'These rules are valid. Nothing was changed.'
        exit
        fi
        """;
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

  /// Starts the clock that takes everything back, before anything is done: a run that fails half
  /// way is taken back too. It outlives the terminal, because who is locked out loses that.
  ///
  /// Each product has a mark that names its latest run, so that the clock of an earlier one does
  /// not take back a later one before its time.
  ///
  /// @param slowRules how many rules the product takes one after the other, about two a second: they
  ///   must be in place before the clock strikes
  static String revert(RuleWriter writer, int slowRules, String undo) {
    int minutes = MINUTES + slowRules / RULES_A_MINUTE;
    return "undo() {\n"
        + undo
        + """
        }
        rm -f /run/handshake-doctor.keep
        echo "$saved" > /run/handshake-doctor.%1$s
        (
        trap '' HUP
        sleep %2$s
        [ ! -e /run/handshake-doctor.keep ] || exit
        [ "$(cat /run/handshake-doctor.%1$s)" = "$saved" ] || exit
        undo
        ) </dev/null >/dev/null 2>&1 &
        echo 'All works? Then keep the rules: touch /run/handshake-doctor.keep'
        echo 'Without that they are taken back in %3$s minutes.'
        """
            .formatted(writer.id(), 60 * minutes, minutes);
  }

  static String revert(RuleWriter writer, String undo) {
    return revert(writer, 0, undo);
  }

  /// For the head of the text.
  static String pasteOrRun(RuleWriter writer) {
    return "paste all of it into a root shell (sh or bash), or run\nsh "
        + writer.fileName()
        + "\nThen, in time: touch /run/handshake-doctor.keep";
  }

  /// A here-document with a line for each of them.
  static String here(String word, Stream<String> lines) {
    return lines
        .map(line -> line + "\n")
        .collect(Collectors.joining("", "<<'" + word + "'\n", word + "\n"));
  }
}
