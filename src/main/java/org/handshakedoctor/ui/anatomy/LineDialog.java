package org.handshakedoctor.ui.anatomy;

import java.util.List;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.ScrollPane;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.handshakedoctor.core.meaning.LineMeaning;
import org.handshakedoctor.ui.fx.Texts;

/// A line taken apart, in a small window of its own beside the log.
public final class LineDialog extends Dialog<Void> {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 420;

  /// @param place which line it is
  public LineDialog(Window owner, Texts texts, String place, LineMeaning line) {
    initOwner(owner);
    initModality(Modality.NONE);
    setResizable(true);
    setTitle(texts.get("anatomy.title"));
    setHeaderText(place);
    LineView view = new LineView(texts, line);
    ScrollPane scroll = new ScrollPane(view);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setPrefSize(WIDTH, HEIGHT);
    scroll.getStyleClass().add("line-dialog");
    getDialogPane().setContent(scroll);
    getDialogPane()
        .getButtonTypes()
        .setAll(new ButtonType(texts.get("anatomy.close"), ButtonData.CANCEL_CLOSE));
    // The window brings its style sheets along, but not whether it is light or dark.
    List<String> theme = owner.getScene().getRoot().getStyleClass();
    theme.stream()
        .filter(name -> name.equals("light") || name.equals("dark"))
        .forEach(getDialogPane().getStyleClass()::add);
    getDialogPane().getStyleClass().add(texts.locale().getLanguage());
    setOnShown(_ -> view.flow().focusChosen());
  }
}
