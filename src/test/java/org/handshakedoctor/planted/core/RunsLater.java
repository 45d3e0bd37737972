package org.handshakedoctor.planted.core;

import javafx.application.Platform;

/// A second door to the FX thread.
final class RunsLater {
  void run() {
    Platform.runLater(() -> {});
  }
}
