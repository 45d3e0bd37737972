package org.handshakedoctor.ui.fx;

import java.text.BreakIterator;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Wrapped text that can be marked with the mouse and copied, all of it or in part.
///
/// A read-only text area could do this too, but it neither takes the height of its text nor the
/// colours of a label. It takes no part in Tab: the panel would have thirty stops.
public final class SelectableText extends TextFlow {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination ALL =
      new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);

  private final Text text = new Text();
  private final Path mark = new Path();
  private final Texts texts;
  private int anchor;
  private int from;
  private int to;

  public SelectableText(Texts texts, String words, String... styleClasses) {
    this.texts = texts;
    mark.setManaged(false);
    mark.getStyleClass().add("mark");
    text.getStyleClass().add("words");
    text.setText(words);
    getChildren().setAll(mark, text);
    getStyleClass().add("selectable");
    getStyleClass().addAll(styleClasses);
    setMinWidth(0);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    setOnContextMenuRequested(
        event -> {
          menu().show(getScene().getWindow(), event.getScreenX(), event.getScreenY());
          event.consume();
        });
    focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                select(0, 0);
              }
            });
    // The lines break elsewhere, so the mark no longer fits.
    widthProperty().subscribe(_ -> select(from, to));
  }

  public String words() {
    return text.getText();
  }

  public void setWords(String words) {
    if (!words.equals(text.getText())) {
      text.setText(words);
      select(0, 0);
    }
  }

  /// What Ctrl+C copies: the marked part, or all of it if nothing is marked.
  public String marked() {
    return from == to ? words() : words().substring(from, to);
  }

  /// Made when it is asked for: a menu is a window, and a panel has thirty texts.
  private ContextMenu menu() {
    MenuItem copy = new MenuItem(texts.get("common.copy"));
    copy.setOnAction(_ -> CopyButton.copy(marked()));
    return new ContextMenu(copy);
  }

  private void press(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || words().isEmpty()) {
      return;
    }
    requestFocus();
    anchor = position(event);
    switch (event.getClickCount()) {
      case 1 -> select(anchor, anchor);
      case 2 -> selectWord(anchor);
      default -> select(0, words().length());
    }
    event.consume();
  }

  private void drag(MouseEvent event) {
    if (event.isPrimaryButtonDown()) {
      int head = position(event);
      select(Math.min(anchor, head), Math.max(anchor, head));
      event.consume();
    }
  }

  private void key(KeyEvent event) {
    if (COPY.match(event)) {
      CopyButton.copy(marked());
    } else if (ALL.match(event)) {
      select(0, words().length());
    } else {
      return;
    }
    event.consume();
  }

  private void selectWord(int at) {
    BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
    words.setText(words());
    int end = words.following(Math.min(at, words().length() - 1));
    select(words.previous(), end);
  }

  private void select(int start, int end) {
    from = start;
    to = end;
    if (start == end) {
      mark.getElements().clear();
    } else {
      mark.getElements().setAll(getRangeShape(start, end, false));
    }
  }

  private int position(MouseEvent event) {
    int index = getHitInfo(new Point2D(event.getX(), event.getY())).getInsertionIndex();
    return Math.clamp(index, 0, words().length());
  }
}
