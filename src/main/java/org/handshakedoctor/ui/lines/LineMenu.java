package org.handshakedoctor.ui.lines;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.fx.Texts;

/// Everything that can be done with the selected lines. Made anew whenever it opens.
final class LineMenu extends ContextMenu {
  private final LineList list;
  private final LineActions actions;
  private final Texts texts;

  LineMenu(LineList list, LineActions actions, Texts texts) {
    this.list = list;
    this.actions = actions;
    this.texts = texts;
    // An empty menu would never open.
    getItems().add(new SeparatorMenuItem());
    setOnShowing(_ -> fill());
  }

  private void fill() {
    IpAddress client = actions.client();
    getItems().setAll(item(texts.get("lines.menu.cause"), actions::showOnlyCause));
    if (client != null) {
      getItems().add(item(texts.get("lines.menu.address", client), actions::showOnlyAddress));
    }
    getItems()
        .addAll(
            item(texts.get("lines.menu.explain"), actions::explain),
            item(
                texts.get("lines.menu.apart", LineKeys.TAKE_APART.getDisplayText()),
                actions::takeApart),
            new SeparatorMenuItem(),
            item(texts.get("lines.menu.copy", list.selected().size()), actions::copy));
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
