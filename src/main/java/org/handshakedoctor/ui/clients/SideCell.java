package org.handshakedoctor.ui.clients;

import javafx.scene.control.Label;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.ui.fx.FaultMark;

/// Whose problem the main cause of the address usually is.
final class SideCell extends ClientCell {
  private final ClientWords words;
  private final Label symbol = new Label();

  SideCell(ClientWords words) {
    this.words = words;
    setGraphicTextGap(4);
  }

  @Override
  void show(ClientSummary client) {
    Fault fault = ClientWords.mainCause(client).fault();
    FaultMark mark = FaultMark.of(fault);
    symbol.setText(mark.symbol());
    symbol.getStyleClass().setAll("label", "fault-mark", mark.styleClass());
    setGraphic(symbol);
    setText(words.side(fault));
  }
}
