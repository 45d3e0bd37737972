package org.handshakedoctor.ui.overview;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A button that shows something more, and hides it again.
final class Unfold extends ToggleButton {

  Unfold(String text) {
    super(text);
    FontIcon arrow = new FontIcon();
    setGraphic(arrow);
    setContentDisplay(ContentDisplay.RIGHT);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "unfold");
    selectedProperty()
        .subscribe(open -> arrow.setIconCode(open ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
  }

  /// @param more what is shown while the button is pressed
  void unfolds(Node more) {
    more.visibleProperty().bind(selectedProperty());
    more.managedProperty().bind(selectedProperty());
  }
}
