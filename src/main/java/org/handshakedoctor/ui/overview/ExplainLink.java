package org.handshakedoctor.ui.overview;

import javafx.scene.control.Hyperlink;

/// The way from an error to its explanation. It looks the same however often it has been gone.
final class ExplainLink extends Hyperlink {
  ExplainLink(String text, Runnable explain) {
    super(text);
    setOnAction(
        _ -> {
          setVisited(false);
          explain.run();
        });
  }
}
