package org.handshakedoctor.ui.rules;

import atlantafx.base.theme.Styles;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.rules.Effect;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.RulesDraft;

/// The second step: for which product, for how long, at which ports.
final class HowPane extends VBox {
  private final Texts texts;
  private final Wording wording;
  private final TargetChoice targets;
  private final ExpiryChoice expiry;
  private final PortsField ports;
  private final TextField find = new TextField();
  private final Label none = new Label();

  HowPane(Texts texts, Wording wording, ObjectProperty<RulesDraft> draft) {
    this.texts = texts;
    this.wording = wording;
    targets = new TargetChoice(texts, draft);
    expiry = new ExpiryChoice(texts, draft);
    ports = new PortsField(texts, draft);
    find.setId("findProduct");
    find.setPromptText(texts.get("rules.target.find"));
    find.setAccessibleText(texts.get("rules.target.find"));
    find.getStyleClass().addAll(Styles.SMALL, "find");
    find.textProperty().subscribe(this::find);
    find.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    none.setWrapText(true);
    none.getStyleClass().addAll("empty", "how-empty");
    none.managedProperty().bind(none.visibleProperty());
    VBox.setVgrow(targets, Priority.ALWAYS);
    FlowPane options = new FlowPane(expiry, ports);
    options.getStyleClass().add("options");
    getStyleClass().add("step");
    getChildren().setAll(find, none, targets, options);
  }

  void show(RulesDraft draft, RulesPlan plan) {
    targets.show(draft, plan.log().suits().writer(), wording.target(plan.log().suits()));
    expiry.show(draft.expiry());
    ports.show(draft.ports());
    ports.setDisable(plan.writer().effect() == Effect.REFUSES_REQUESTS);
  }

  /// Gives the keys to what is done first here.
  void focusFirst() {
    targets.focusChosen();
  }

  private void find(String words) {
    int found = targets.find(words.strip());
    none.setText(texts.get("rules.target.unfound", words.strip()));
    none.setVisible(found == 0);
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !find.getText().isEmpty()) {
      find.clear();
    } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
      targets.focusChosen();
    } else {
      return;
    }
    event.consume();
  }
}
