package org.handshakedoctor.ui.lines;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys of the list. Lives on the FX thread.
final class LineKeys {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  static final KeyCombination TAKE_APART =
      new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination MENU =
      new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN);

  private final LineList list;
  private final LineActions actions;
  private final LineMenu menu;

  LineKeys(LineList list, LineActions actions, LineMenu menu) {
    this.list = list;
    this.actions = actions;
    this.menu = menu;
  }

  void listen() {
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  private void pressed(KeyEvent key) {
    if (COPY.match(key)) {
      actions.copy();
      key.consume();
    } else if (TAKE_APART.match(key)) {
      actions.takeApart();
      key.consume();
    } else if (list.current() != null
        && (MENU.match(key) || key.getCode() == KeyCode.CONTEXT_MENU)) {
      showMenu();
      key.consume();
    }
  }

  private void typed(KeyEvent key) {
    if (key.getCharacter().equals("+") && !key.isShortcutDown() && !key.isAltDown()) {
      actions.showOnlyAddress();
      key.consume();
    }
  }

  private void showMenu() {
    if (menu.isShowing()) {
      return;
    }
    int focused = list.getFocusModel().getFocusedIndex();
    Node beside =
        list.lookupAll(".list-cell").stream()
            .filter(node -> node instanceof LineCell cell && cell.getIndex() == focused)
            .findFirst()
            .orElse(list);
    Bounds bounds = beside.getBoundsInLocal();
    Point2D corner = beside.localToScreen(bounds.getMinX() + bounds.getHeight(), bounds.getMaxY());
    menu.show(list, corner.getX(), corner.getY());
  }
}
