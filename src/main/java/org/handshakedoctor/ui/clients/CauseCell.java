package org.handshakedoctor.ui.clients;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.handshakedoctor.core.analysis.Report.ClientSummary;

/// The name of the main cause, and how many more there are.
final class CauseCell extends ClientCell {
  private final ClientWords words;
  private final Label name = new Label();
  private final Label more = new Label();
  private final HBox both = new HBox(8, name, more);

  CauseCell(ClientWords words) {
    this.words = words;
    more.getStyleClass().add(Styles.TEXT_MUTED);
    more.setMinWidth(Region.USE_PREF_SIZE);
  }

  @Override
  void show(ClientSummary client) {
    name.setText(words.name(ClientWords.mainCause(client)));
    more.setText(ClientWords.more(client));
    setGraphic(both);
    explain(() -> words.causes(client));
  }
}
