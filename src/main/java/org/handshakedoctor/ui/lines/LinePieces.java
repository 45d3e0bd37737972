package org.handshakedoctor.ui.lines;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;

/// The parts of a line side by side. The texts stay from line to line and their styles with them:
/// while somebody scrolls, finding the style of a new text takes longer than everything else.
final class LinePieces extends HBox {
  private String fault = "";

  LinePieces() {
    getStyleClass().add("line-pieces");
    setAlignment(Pos.CENTER_LEFT);
  }

  /// @param faultClass gives the looked-up colour `-fault`
  void show(List<LinePiece> parts, String faultClass) {
    if (!fault.equals(faultClass)) {
      getStyleClass().remove(fault);
      getStyleClass().add(faultClass);
      fault = faultClass;
    }
    ObservableList<Node> texts = getChildren();
    while (texts.size() < parts.size()) {
      texts.add(new Text());
    }
    for (int i = 0; i < texts.size(); i++) {
      Text text = (Text) texts.get(i);
      if (i < parts.size()) {
        show(text, parts.get(i));
      } else {
        text.setText("");
      }
    }
  }

  private static void show(Text text, LinePiece part) {
    text.setText(part.text());
    String kind = part.styleClass();
    List<String> wanted =
        kind == null ? List.of("mono", "line-text") : List.of("mono", "line-text", kind);
    if (!text.getStyleClass().equals(wanted)) {
      text.getStyleClass().setAll(wanted);
    }
  }
}
