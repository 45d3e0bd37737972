package org.handshakedoctor.ui.clients;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.networks.Operator;
import org.jspecify.annotations.Nullable;

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
    IpAddress address = client.address();
    Operator operator = words.who().operator(address);
    String network = words.who().network(address);
    name.setText(network);
    name.setManaged(network != null);
    kind.setText(kind(address, operator, network));
    setGraphic(both);
    if (operator != null) {
      explain(
          () ->
              words
                  .texts()
                  .get(
                      "clients.network.known",
                      operator.title(),
                      words.who().kind(operator.kind()),
                      words.who().purpose(operator),
                      words.who().trust(operator)));
    } else if (network != null) {
      explain(() -> words.texts().get("clients.network.database", network));
    }
  }

  private String kind(IpAddress address, @Nullable Operator operator, @Nullable String network) {
    if (operator != null) {
      return words.who().kind(operator.kind());
    }
    String special = words.who().special(address);
    if (special != null) {
      return special;
    }
    return network == null ? words.texts().get("clients.network.unknown") : "";
  }
}
