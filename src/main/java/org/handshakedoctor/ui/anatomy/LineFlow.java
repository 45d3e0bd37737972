package org.handshakedoctor.ui.anatomy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.handshakedoctor.core.meaning.LineMeaning.Part;

/// The real line with its parts told apart. It wraps; what is too long to read is shortened, and
/// whoever chooses it reads more.
///
/// One part is always chosen. Tab reaches it, the arrows go to the others.
final class LineFlow extends TextFlow {
  /// A longer part is shown as its beginning and end.
  private static final int LONGEST = 120;

  private static final int BEGINNING = 80;
  private static final int END = 20;
  private static final String GAP = " \u2026 ";

  private final List<PartText> texts = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final Path mark = new Path();
  private final Consumer<Part> onChosen;
  private int chosen = -1;

  LineFlow(List<Part> parts, Consumer<Part> onChosen) {
    this.onChosen = onChosen;
    mark.setManaged(false);
    mark.setMouseTransparent(true);
    mark.getStyleClass().add("part-mark");
    getChildren().add(mark);
    getStyleClass().add("line-flow");
    setMinWidth(0);
    int at = 0;
    for (Part part : parts) {
      String shown = shortened(part.text());
      if (part.hasMeaning()) {
        add(new PartText(part, shown), at);
      } else {
        Text between = new Text(shown);
        between.getStyleClass().setAll("mono", "line-between");
        getChildren().add(between);
      }
      at += shown.length();
    }
    // The lines break elsewhere, so the mark no longer fits.
    widthProperty().subscribe(_ -> drawMark());
    needsLayoutProperty().subscribe(_ -> drawMark());
  }

  static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int head = Character.isHighSurrogate(text.charAt(BEGINNING - 1)) ? BEGINNING - 1 : BEGINNING;
    int tail = text.length() - END;
    tail = Character.isLowSurrogate(text.charAt(tail)) ? tail + 1 : tail;
    return text.substring(0, head) + GAP + text.substring(tail);
  }

  /// Chooses a part by its place among those with a meaning.
  void choose(int index) {
    if (index < 0 || index >= texts.size()) {
      return;
    }
    if (chosen >= 0) {
      texts.get(chosen).setChosen(false);
    }
    chosen = index;
    texts.get(index).setChosen(true);
    drawMark();
    onChosen.accept(texts.get(index).part());
  }

  void focusChosen() {
    if (chosen >= 0) {
      texts.get(chosen).requestFocus();
    }
  }

  List<PartText> texts() {
    return List.copyOf(texts);
  }

  private void add(PartText text, int start) {
    int index = texts.size();
    texts.add(text);
    starts.add(start);
    getChildren().add(text);
    text.setOnMousePressed(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            go(index);
            event.consume();
          }
        });
    text.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    text.focusedProperty().subscribe(_ -> drawMark());
  }

  private void pressed(KeyEvent key) {
    if (key.isShortcutDown() || key.isAltDown() || key.isShiftDown()) {
      return;
    }
    Integer to =
        switch (key.getCode()) {
          case RIGHT -> chosen + 1;
          case LEFT -> chosen - 1;
          case HOME -> 0;
          case END -> texts.size() - 1;
          case ENTER, SPACE -> chosen;
          default -> null;
        };
    if (to != null) {
      go(to);
      key.consume();
    }
  }

  private void go(int index) {
    if (index >= 0 && index < texts.size()) {
      choose(index);
      texts.get(index).requestFocus();
    }
  }

  private void drawMark() {
    if (chosen < 0) {
      return;
    }
    PartText text = texts.get(chosen);
    int start = starts.get(chosen);
    mark.getElements().setAll(getRangeShape(start, start + text.getText().length(), false));
    mark.getStyleClass().remove("focused");
    if (text.isFocused()) {
      mark.getStyleClass().add("focused");
    }
  }
}
