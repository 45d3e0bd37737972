package org.handshakedoctor.ui.fx;

import java.util.function.IntSupplier;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Keeps a user from selecting a million rows at once. What JavaFX does when such a selection
/// changes takes the square of its size: ten thousand rows stop the window for a second, a million
/// for hours.
public final class SelectionLimit {
  /// More rows than this are never selected by one key or click.
  public static final int MOST = 3_000;

  private final MultipleSelectionModel<?> selection;
  private final IntSupplier size;
  private final IntSupplier focused;
  private final Runnable reached;

  private SelectionLimit(
      MultipleSelectionModel<?> selection,
      IntSupplier size,
      IntSupplier focused,
      Runnable reached) {
    this.selection = selection;
    this.size = size;
    this.focused = focused;
    this.reached = reached;
  }

  /// @param control a table or a list
  /// @param selection of the control
  /// @param size number of its rows
  /// @param focused place of the row that has the focus
  /// @param reached is run when less was selected than the user wanted
  public static void set(
      Control control,
      MultipleSelectionModel<?> selection,
      IntSupplier size,
      IntSupplier focused,
      Runnable reached) {
    SelectionLimit limit = new SelectionLimit(selection, size, focused, reached);
    control.addEventFilter(KeyEvent.KEY_PRESSED, limit::pressed);
    control.addEventFilter(MouseEvent.MOUSE_PRESSED, limit::pressed);
  }

  private void pressed(KeyEvent key) {
    int last = size.getAsInt() - 1;
    if (key.isShortcutDown() && key.getCode() == KeyCode.A) {
      extend(key, 0, last);
    } else if (key.isShiftDown() && key.getCode() == KeyCode.END) {
      extend(key, focused.getAsInt(), last);
    } else if (key.isShiftDown() && key.getCode() == KeyCode.HOME) {
      extend(key, focused.getAsInt(), 0);
    }
  }

  private void pressed(MouseEvent mouse) {
    if (mouse.isShiftDown()) {
      for (Node node = (Node) mouse.getTarget(); node != null; node = node.getParent()) {
        if (node instanceof IndexedCell<?> cell && cell.getIndex() >= 0) {
          extend(mouse, focused.getAsInt(), cell.getIndex());
          return;
        }
      }
    }
  }

  private void extend(Event event, int from, int to) {
    if (Math.abs(to - from) >= MOST) {
      event.consume();
      int start = Math.max(from, 0);
      selection.clearSelection();
      if (to > from) {
        selection.selectRange(start, start + MOST);
      } else {
        selection.selectRange(start, start - MOST);
      }
      reached.run();
    }
  }
}
