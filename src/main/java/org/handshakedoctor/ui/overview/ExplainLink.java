package org.handshakedoctor.ui.overview;

import javafx.scene.control.Hyperlink;
import org.handshakedoctor.ui.fx.Texts;

/// The way from an error to its explanation. It looks the same however often it has been gone.
final class ExplainLink extends Hyperlink {
  ExplainLink(Texts texts, Runnable explain) {
    super(texts.get("overview.explain"));
    setOnAction(
        _ -> {
          setVisited(false);
          explain.run();
        });
  }
}
