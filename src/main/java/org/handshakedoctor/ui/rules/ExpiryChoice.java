package org.handshakedoctor.ui.rules;

import java.time.Duration;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.RulesDraft;
import org.jspecify.annotations.Nullable;

/// How long the block lasts.
final class ExpiryChoice extends HBox {
  private final ChoiceBox<Expiry> choice = new ChoiceBox<>();

  ExpiryChoice(Texts texts, ObjectProperty<RulesDraft> draft) {
    Label name = new Label(texts.get("rules.expiry"));
    name.setLabelFor(choice);
    name.setMinWidth(USE_PREF_SIZE);
    choice.getItems().setAll(Expiry.values());
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Expiry expiry) {
            return expiry == null ? "" : texts.get(expiry.key());
          }

          @Override
          public Expiry fromString(String shown) {
            throw new UnsupportedOperationException();
          }
        });
    choice.setOnAction(_ -> draft.set(draft.get().withExpiry(choice.getValue().duration())));
    getStyleClass().add("option");
    getChildren().setAll(name, choice);
  }

  void show(@Nullable Duration duration) {
    choice.setValue(Expiry.of(duration));
  }
}
