package org.handshakedoctor.planted.core;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// Filled by FXML and no controller.
final class FilledByFxml {
  @FXML @Nullable Label label;
}
