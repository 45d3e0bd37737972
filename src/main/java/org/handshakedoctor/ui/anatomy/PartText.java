package org.handshakedoctor.ui.anatomy;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.util.Duration;
import org.handshakedoctor.core.meaning.LineMeaning.Part;

/// One part of a line that has a meaning, as a piece of flowing text that the keys reach.
final class PartText extends Text {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double TOOLTIP_WIDTH = 380;
  private static final Duration SOON = Duration.millis(400);

  private final Part part;

  PartText(Part part, String shown) {
    super(shown);
    this.part = part;
    getStyleClass().setAll("mono", "line-part", "part-" + part.kind().id());
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText(part.label() + ": " + part.text() + ". " + part.words());
    Tooltip tooltip = new Tooltip(part.label() + "\n" + part.words());
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(TOOLTIP_WIDTH);
    tooltip.setShowDelay(SOON);
    tooltip.setShowDuration(Duration.INDEFINITE);
    Tooltip.install(this, tooltip);
  }

  Part part() {
    return part;
  }

  /// Only the chosen part is a stop of the Tab key; the arrows go on from there.
  void setChosen(boolean chosen) {
    pseudoClassStateChanged(CHOSEN, chosen);
    setFocusTraversable(chosen);
  }
}
