package org.handshakedoctor;

import java.io.File;
import java.util.List;
import org.handshakedoctor.cli.Cli;
import org.handshakedoctor.cli.Display;
import org.handshakedoctor.ui.App;

/// Where the program begins: without arguments or with `open` the window, with a command the
/// command line. An absolute path alone is a log that the system's file manager hands over. Not a
/// JavaFX application itself, so that `java -jar` starts it from the class path and a command never
/// loads JavaFX.
public final class Launcher {
  private static final int NO_WINDOW = 2;

  private Launcher() {}

  public static void main(String[] arguments) {
    List<String> words = List.of(arguments);
    boolean handedOver = !words.isEmpty() && new File(words.getFirst()).isAbsolute();
    boolean window =
        words.isEmpty()
            || handedOver
            || (words.getFirst().equals("open")
                && words.stream().skip(1).noneMatch(word -> word.matches("-.+")));
    if (!window) {
      System.exit(Cli.run(arguments));
    }
    Display.obstacle()
        .ifPresent(
            obstacle -> {
              System.err.println(obstacle);
              System.exit(NO_WINDOW);
            });
    App.open(handedOver ? words : words.stream().skip(1).toList());
  }
}
