package org.handshakedoctor.ui.clients;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.ui.fx.Background;

/// The keys of the table. Lives on the FX thread.
final class ClientKeys {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination COPY_ROWS =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  private static final KeyCombination MENU =
      new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN);

  /// Digits that follow each other faster than this belong to one address.
  private static final long PAUSE_MILLIS = 1_000;

  private final AddressTable table;
  private final ClientActions actions;
  private final ClientMenu menu;
  private String typed = "";
  private long typedAt;

  ClientKeys(AddressTable table, ClientActions actions, ClientMenu menu) {
    this.table = table;
    this.actions = actions;
    this.menu = menu;
  }

  void listen() {
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    table.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  private void pressed(KeyEvent key) {
    ClientSummary current = table.current();
    if (COPY.match(key)) {
      actions.copyAddresses();
    } else if (COPY_ROWS.match(key)) {
      actions.copyRows();
    } else if (current == null) {
      return;
    } else if (MENU.match(key) || key.getCode() == KeyCode.CONTEXT_MENU) {
      showMenu();
    } else if (isPlain(key, KeyCode.SPACE)) {
      actions.toggleRules();
    } else if (isPlain(key, KeyCode.ENTER)) {
      actions.showOnly(current);
    } else {
      return;
    }
    key.consume();
  }

  private static boolean isPlain(KeyEvent key, KeyCode code) {
    return key.getCode() == code && !key.isShortcutDown() && !key.isAltDown() && !key.isShiftDown();
  }

  private void typed(KeyEvent key) {
    ClientSummary current = table.current();
    String character = key.getCharacter();
    if (key.isShortcutDown() || key.isAltDown()) {
      return;
    }
    if (character.equals("+") && current != null) {
      actions.showOnly(current);
      key.consume();
    } else if (character.matches(isTyping() ? "[0-9a-f.:]" : "[0-9]")) {
      typed = (isTyping() ? typed : "") + character;
      typedAt = System.currentTimeMillis();
      jump(typed);
      key.consume();
    }
  }

  private boolean isTyping() {
    return System.currentTimeMillis() - typedAt < PAUSE_MILLIS;
  }

  private void jump(String beginning) {
    List<ClientSummary> rows = table.getItems();
    Background.run(
        () ->
            IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).address().toString().startsWith(beginning))
                .findFirst(),
        place -> place.ifPresent(row -> goTo(row, beginning)));
  }

  private void goTo(int row, String beginning) {
    List<ClientSummary> rows = table.getItems();
    // Rows that came in the meantime may have other places.
    if (row < rows.size() && rows.get(row).address().toString().startsWith(beginning)) {
      table.getSelectionModel().clearAndSelect(row);
      table.scrollTo(row);
    }
  }

  private void showMenu() {
    if (menu.isShowing()) {
      return;
    }
    int focused = table.getFocusModel().getFocusedIndex();
    Node beside =
        table.lookupAll(".table-row-cell").stream()
            .filter(node -> node instanceof ClientRow row && row.getIndex() == focused)
            .findFirst()
            .orElse(table);
    Bounds bounds = beside.getBoundsInLocal();
    Point2D corner = beside.localToScreen(bounds.getMinX() + bounds.getHeight(), bounds.getMaxY());
    menu.show(table, corner.getX(), corner.getY());
  }
}
