package org.handshakedoctor.ui.timeline;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.ui.fx.FaultMark;
import org.handshakedoctor.ui.fx.Texts;

/// A part of the legend that also counts: how the bars of a fault are filled, which stands here for
/// its symbol, its word and colour, and how many failures there are. Keeps its width while the
/// number changes.
final class FaultCount extends HBox {
  private static final double DIGIT = 8;

  private final Fault fault;
  private final Texts texts;
  private final Label number = new Label();

  FaultCount(Fault fault, Texts texts) {
    super(4);
    this.fault = fault;
    this.texts = texts;
    FaultMark mark = FaultMark.of(fault);
    Label name = new Label(texts.get("fault." + fault.id()));
    name.getStyleClass().add("fault-mark");
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("fault-count", mark.styleClass());
    getChildren().setAll(new FaultSwatch(fault), name, number);
  }

  Fault fault() {
    return fault;
  }

  /// @param most the greatest number there will be; at zero this part does not appear
  void setMost(int most) {
    setVisible(most > 0);
    setManaged(most > 0);
    number.setMinWidth(DIGIT * texts.number(most).length());
  }

  void setNow(int now) {
    number.setText(texts.number(now));
  }
}
