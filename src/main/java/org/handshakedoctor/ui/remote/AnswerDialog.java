package org.handshakedoctor.ui.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.ssh.SshPrompts.Prompt;
import org.handshakedoctor.ui.fx.SelectableText;
import org.handshakedoctor.ui.fx.Texts;

/// Asks for a password, a passphrase, or whatever the server wants to know. The fields are emptied
/// as soon as they were read.
final class AnswerDialog extends Dialog<List<char[]>> {
  private static final double WIDTH = 440;

  private final List<TextField> fields = new ArrayList<>();

  /// @param saying what the program says
  /// @param quoted what the server says, set apart; empty if it says nothing
  /// @param prompts one field for each
  AnswerDialog(String saying, String quoted, List<Prompt> prompts, Texts texts) {
    setHeaderText(saying);
    VBox content = new VBox(8);
    content.setPrefWidth(WIDTH);
    if (!quoted.isBlank()) {
      Label who = new Label(texts.get("remote.ask.server-says"));
      who.getStyleClass().add("muted");
      String visible = quoted.lines().map(VisibleText::of).collect(Collectors.joining("\n"));
      SelectableText words = new SelectableText(texts, visible, "quoted");
      content.getChildren().addAll(who, words);
    }
    for (Prompt prompt : prompts) {
      TextField field = prompt.echo() ? new TextField() : new PasswordField();
      Label label = new Label(VisibleText.of(prompt.text()));
      label.setWrapText(true);
      label.setLabelFor(field);
      field.setAccessibleText(label.getText());
      fields.add(field);
      content.getChildren().addAll(label, field);
    }
    getDialogPane().setContent(content);
    ButtonType go = new ButtonType(texts.get("remote.ask.go"), ButtonData.OK_DONE);
    ButtonType stop = new ButtonType(texts.get("remote.cancel"), ButtonData.CANCEL_CLOSE);
    getDialogPane().getButtonTypes().setAll(go, stop);
    ((Button) getDialogPane().lookupButton(go)).setDefaultButton(true);
    setResultConverter(chosen -> chosen == go ? answers() : null);
    setOnShown(_ -> fields.getFirst().requestFocus());
    setOnHidden(_ -> fields.forEach(TextField::clear));
  }

  private List<char[]> answers() {
    return fields.stream().map(field -> field.getText().toCharArray()).toList();
  }
}
