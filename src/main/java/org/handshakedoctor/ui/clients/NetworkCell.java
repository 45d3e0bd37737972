package org.handshakedoctor.ui.clients;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.networks.Operator;

/// Who runs the network of the address, where the bundled lists know it.
final class NetworkCell extends ClientCell {
  private final ClientWords words;
  private final Label name = new Label();
  private final Label kind = new Label();
  private final HBox both = new HBox(8, name, kind);

  NetworkCell(ClientWords words) {
    this.words = words;
    kind.getStyleClass().add(Styles.TEXT_MUTED);
    kind.setMinWidth(Region.USE_PREF_SIZE);
  }

  @Override
  void show(ClientSummary client) {
    Operator operator = words.operator(client.address());
    name.setText(operator == null ? "" : operator.name());
    kind.setText(
        operator == null
            ? words.texts().get("clients.network.unknown")
            : words.kind(operator.kind()));
    name.setManaged(operator != null);
    setGraphic(both);
    if (operator != null) {
      explain(
          () ->
              words
                  .texts()
                  .get(
                      "clients.network.known",
                      operator.name(),
                      words.kind(operator.kind()),
                      operator.asOf()));
    }
  }
}
