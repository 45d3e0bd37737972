package org.handshakedoctor.ui.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The FX thread as an executor: the one door through which other threads reach the window.
public enum FxThread implements Executor {
  INSTANCE;

  @Override
  public void execute(Runnable command) {
    if (Platform.isFxApplicationThread()) {
      command.run();
    } else {
      Platform.runLater(command);
    }
  }
}
