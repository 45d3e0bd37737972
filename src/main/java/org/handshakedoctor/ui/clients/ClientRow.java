package org.handshakedoctor.ui.clients;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.jspecify.annotations.Nullable;

/// A row that says as a whole what its cells show, and opens on a double click.
final class ClientRow extends TableRow<ClientSummary> {
  private final ClientWords words;
  private final RuleChoice rules;
  private final ContextMenu menu;

  ClientRow(ClientWords words, RuleChoice rules, ClientActions actions, ContextMenu menu) {
    this.words = words;
    this.rules = rules;
    this.menu = menu;
    setOnMouseClicked(
        click -> {
          if (click.getButton() == MouseButton.PRIMARY
              && click.getClickCount() == 2
              && !isEmpty()) {
            actions.showOnly(getItem());
          }
        });
    rules.changesProperty().subscribe(this::describe);
  }

  @Override
  protected void updateItem(@Nullable ClientSummary client, boolean empty) {
    super.updateItem(client, empty);
    setContextMenu(empty ? null : menu);
    describe();
  }

  private void describe() {
    ClientSummary client = getItem();
    if (isEmpty() || client == null) {
      setAccessibleText(null);
      return;
    }
    Cause main = ClientWords.mainCause(client);
    setAccessibleText(
        words
            .texts()
            .get(
                rules.has(client) ? "clients.row.chosen" : "clients.row",
                client.address(),
                words.side(main.fault()),
                client.failures(),
                words.name(main),
                words.time(client.last())));
  }
}
