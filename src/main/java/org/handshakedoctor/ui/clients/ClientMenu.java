package org.handshakedoctor.ui.clients;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.handshakedoctor.core.analysis.Report.CauseCount;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.diagnosis.Spared;
import org.handshakedoctor.ui.fx.Texts;

/// Everything that can be done with the selected addresses. Made anew whenever it opens.
final class ClientMenu extends ContextMenu {
  private final AddressTable table;
  private final ClientActions actions;
  private final ClientWords words;
  private final RuleChoice rules;
  private final Texts texts;

  ClientMenu(AddressTable table, ClientActions actions, ClientWords words, RuleChoice rules) {
    this.table = table;
    this.actions = actions;
    this.words = words;
    this.rules = rules;
    this.texts = words.texts();
    // An empty menu would never open.
    getItems().add(new SeparatorMenuItem());
    setOnShowing(_ -> fill());
  }

  private void fill() {
    ClientSummary client = table.current();
    if (client == null) {
      return;
    }
    int count = actions.count();
    getItems()
        .setAll(
            item(texts.get("clients.menu.only", client.address()), () -> actions.showOnly(client)),
            item(texts.get("clients.menu.all"), actions::showAll),
            explain(client),
            new SeparatorMenuItem(),
            item(texts.get("clients.menu.who", client.address()), () -> actions.tellWho(client)),
            ask(count),
            new SeparatorMenuItem(),
            item(texts.get("clients.menu.copy", count), actions::copyAddresses),
            item(texts.get("clients.menu.copy.rows", count), actions::copyRows),
            new SeparatorMenuItem(),
            rule(client, count));
    getItems().get(1).setDisable(!actions.isOneOnly());
  }

  private MenuItem explain(ClientSummary client) {
    List<CauseCount> causes = client.causes();
    if (causes.size() == 1) {
      return item(
          texts.get("clients.menu.explain"), () -> actions.explain(causes.getFirst().cause()));
    }
    Menu menu = new Menu(texts.get("clients.menu.explain"));
    for (CauseCount one : causes) {
      menu.getItems().add(item(words.line(one), () -> actions.explain(one.cause())));
    }
    return menu;
  }

  private MenuItem ask(int count) {
    MenuItem item = item(texts.get("clients.menu.ask", count), actions::askNames);
    item.setDisable(!actions.canAskNames());
    return item;
  }

  private MenuItem rule(ClientSummary client, int count) {
    if (count > 1) {
      return item(texts.get("clients.menu.rules.many", count), actions::toggleRules);
    }
    Spared forbidden = rules.doubt(client).filter(Spared::isForGood).orElse(null);
    if (forbidden != null) {
      MenuItem item =
          item(texts.get("clients.forbidden", rules.words(forbidden)), actions::toggleRules);
      item.setDisable(true);
      return item;
    }
    return item(
        texts.get(rules.has(client) ? "clients.menu.rules.remove" : "clients.menu.rules.add"),
        actions::toggleRules);
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    // Mnemonics off: an underscore in the text of a log is an underscore.
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
