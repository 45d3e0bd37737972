package org.handshakedoctor.ui.problems;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.Window;
import org.handshakedoctor.ui.fx.Texts;

/// Tells the user that the program has a bug: what it means for him, and a short code that stays
/// the same for the same bug, so that two reports of it can be recognised.
public final class BugDialog {
  private BugDialog() {}

  public static void show(Window owner, Throwable bug, Texts texts) {
    StringWriter details = new StringWriter();
    bug.printStackTrace(new PrintWriter(details));
    System.getLogger(BugDialog.class.getName()).log(System.Logger.Level.ERROR, "bug", bug);

    Alert alert = new Alert(Alert.AlertType.ERROR);
    alert.initOwner(owner);
    alert.setTitle(texts.get("app.name"));
    alert.setHeaderText(texts.get("problems.bug.header", code(bug)));
    Label text = new Label(texts.get("problems.bug.text"));
    text.setWrapText(true);
    alert.getDialogPane().setContent(text);
    TextArea area = new TextArea(details.toString());
    area.setEditable(false);
    alert.getDialogPane().setExpandableContent(area);
    ButtonType copy = new ButtonType(texts.get("problems.bug.copy"), ButtonData.LEFT);
    alert.getButtonTypes().add(copy);
    alert
        .getDialogPane()
        .lookupButton(copy)
        .addEventFilter(
            javafx.event.ActionEvent.ACTION,
            event -> {
              Clipboard.getSystemClipboard()
                  .setContent(Map.of(DataFormat.PLAIN_TEXT, details.toString()));
              event.consume();
            });
    alert.show();
  }

  /// Made from the kind of exception and the places in our own code it went through.
  static String code(Throwable bug) {
    String places =
        Arrays.stream(bug.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("org.handshakedoctor."))
            .limit(3)
            .map(frame -> frame.getClassName() + "." + frame.getMethodName())
            .reduce(bug.getClass().getName(), (left, right) -> left + "/" + right);
    return "HD-" + "%08X".formatted(places.hashCode()).substring(0, 6).toUpperCase(Locale.ROOT);
  }
}
