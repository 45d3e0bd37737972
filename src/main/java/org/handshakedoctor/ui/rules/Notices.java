package org.handshakedoctor.ui.rules;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.diagnosis.Caution;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What makes a log less to be trusted than others, a line each, which unfolds where there is no
/// room for all of it.
final class Notices extends VBox {
  private final Texts texts;
  private final Wording wording;
  private final Runnable showForged;
  private List<Caution> shown = List.of();

  /// @param showForged brings the forged lines to sight
  Notices(Texts texts, Wording wording, Runnable showForged) {
    this.texts = texts;
    this.wording = wording;
    this.showForged = showForged;
    getStyleClass().add("notices");
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  void show(List<Caution> cautions) {
    if (!cautions.equals(shown)) {
      shown = cautions;
      getChildren().setAll(cautions.stream().map(this::notice).toList());
    }
    setVisible(!cautions.isEmpty());
  }

  private Node notice(Caution caution) {
    Label words = new Label(wording.caution(caution));
    words.setMinHeight(USE_PREF_SIZE);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox notice = new HBox(new FontIcon(Feather.ALERT_TRIANGLE), words, more(words));
    if (caution.kind() == Caution.Kind.FORGED) {
      Hyperlink show = new Hyperlink(texts.get("rules.forged.show"));
      show.setMinWidth(USE_PREF_SIZE);
      show.setOnAction(_ -> showForged.run());
      notice.getChildren().add(show);
    }
    notice.getStyleClass().add("notice");
    return notice;
  }

  private Hyperlink more(Label words) {
    Hyperlink more = new Hyperlink(texts.get("rules.notice.more"));
    more.setMinWidth(USE_PREF_SIZE);
    more.managedProperty().bind(more.visibleProperty());
    more.setOnAction(
        _ -> {
          words.setWrapText(!words.isWrapText());
          more.setText(texts.get(words.isWrapText() ? "rules.advice.fold" : "rules.notice.more"));
        });
    more.visibleProperty().bind(words.wrapTextProperty().or(words.textTruncatedProperty()));
    return more;
  }
}
