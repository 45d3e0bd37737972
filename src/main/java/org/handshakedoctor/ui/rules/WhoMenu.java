package org.handshakedoctor.ui.rules;

import java.util.List;
import java.util.Objects;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.handshakedoctor.core.analysis.Report.CauseCount;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.Explanations;
import org.handshakedoctor.ui.session.View;

/// What can be done with an address that may be blocked; before all, see what its errors mean. Made
/// anew whenever it opens.
final class WhoMenu extends ContextMenu {
  private final AnalysisSession session;
  private final Explanations explanations;
  private final ErrorCatalog catalog;
  private final Texts texts;

  WhoMenu(
      WhoList list,
      AnalysisSession session,
      Explanations explanations,
      ErrorCatalog catalog,
      Texts texts) {
    this.session = session;
    this.explanations = explanations;
    this.catalog = catalog;
    this.texts = texts;
    // An empty menu would never open.
    getItems().add(new SeparatorMenuItem());
    setOnShowing(_ -> fill(list));
  }

  private void fill(WhoList list) {
    List<IpAddress> addresses = list.addresses();
    getItems().clear();
    Menu explain = new Menu(texts.get("rules.who.explain"));
    if (!addresses.isEmpty()) {
      causes(addresses.getFirst()).forEach(one -> explain.getItems().add(explain(one)));
    }
    explain.setDisable(explain.getItems().isEmpty());
    MenuItem remove = item(texts.get("rules.who.remove"), () -> list.remove(addresses));
    remove.setDisable(addresses.isEmpty());
    getItems().setAll(explain, new SeparatorMenuItem(), remove);
  }

  /// Most frequent first; none where the log does not have the address.
  private List<CauseCount> causes(IpAddress address) {
    View view = session.viewProperty().get();
    return view == null
        ? List.of()
        : view.whole().clients().stream()
            .filter(client -> client.address().equals(address))
            .findFirst()
            .map(ClientSummary::causes)
            .orElse(List.of());
  }

  private MenuItem explain(CauseCount one) {
    String entry = one.cause().entry();
    String name = Objects.requireNonNull(catalog.get(entry)).text(texts.locale()).name();
    return item(
        texts.get("rules.who.explain.one", name, one.failures()),
        () -> explanations.explain(one.cause()));
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
