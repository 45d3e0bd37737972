package org.handshakedoctor.ui.clients;

import java.util.Optional;
import javafx.scene.control.CheckBox;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.diagnosis.Spared;

/// Whether the address is in the rules. Where that is forbidden, the tooltip says why.
final class RuleCell extends ClientCell {
  private final ClientWords words;
  private final RuleChoice rules;
  private final CheckBox box = new CheckBox();

  RuleCell(ClientWords words, RuleChoice rules) {
    this.words = words;
    this.rules = rules;
    // The keyboard has Space for the whole row; a stop in every row would be in its way.
    box.setFocusTraversable(false);
    box.setOnAction(_ -> rules.set(getItem(), box.isSelected()));
    rules.changesProperty().subscribe(this::again);
  }

  @Override
  void show(ClientSummary client) {
    Optional<Spared> doubt = rules.doubt(client);
    boolean forbidden = doubt.filter(Spared::isForGood).isPresent();
    box.setDisable(forbidden);
    box.setSelected(rules.has(client));
    box.setAccessibleText(words.texts().get("clients.box", client.address()));
    setGraphic(box);
    doubt.ifPresent(
        spared ->
            explain(
                () ->
                    words
                        .texts()
                        .get(
                            forbidden ? "clients.forbidden" : "clients.doubt",
                            rules.words(spared))));
  }

  private void again() {
    if (!isEmpty()) {
      show(getItem());
    }
  }
}
