package org.handshakedoctor.ui.clients;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.handshakedoctor.core.analysis.Report.ClientSummary;

/// The address's part of the failures that are shown, as a bar and in per cent.
final class ShareCell extends ClientCell {
  private static final double TRACK = 36;
  private static final double NUMBER = 50;

  private final ClientWords words;
  private final Region bar = new Region();
  private final StackPane track = new StackPane(bar);
  private final Label number = new Label();
  private final HBox both = new HBox(4, track, number);

  ShareCell(ClientWords words) {
    this.words = words;
    track.getStyleClass().add("share-track");
    bar.getStyleClass().add("share-bar");
    track.setMinWidth(TRACK);
    track.setMaxWidth(TRACK);
    number.setMinWidth(NUMBER);
    number.setAlignment(Pos.CENTER_RIGHT);
  }

  @Override
  void show(ClientSummary client) {
    double share = share(client);
    bar.setMaxWidth(Math.ceil(TRACK * share));
    number.setText(words.share(share));
    setGraphic(both);
  }

  private double share(ClientSummary client) {
    return getTableView() instanceof AddressTable table
        ? (double) client.failures() / table.failures()
        : 0;
  }
}
