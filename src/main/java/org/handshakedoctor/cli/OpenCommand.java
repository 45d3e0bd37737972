package org.handshakedoctor.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Here only for the help and for wrong options: `open` itself is taken by the launcher, because
/// the command line never loads JavaFX.
@Command(
    name = "open",
    description = "Opens the window, with these logs if any are given.",
    mixinStandardHelpOptions = true)
final class OpenCommand implements Runnable {
  @Parameters(paramLabel = "FILE", arity = "0..*", description = "a log or a folder")
  private List<String> files = new ArrayList<>();

  @Override
  public void run() {
    throw new IllegalStateException("the launcher opens the window for " + files);
  }
}
