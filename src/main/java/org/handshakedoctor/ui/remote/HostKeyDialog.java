package org.handshakedoctor.ui.remote;

import atlantafx.base.theme.Styles;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.ssh.HostKey;
import org.handshakedoctor.core.ssh.SshPrompts.HostKeyQuestion;
import org.handshakedoctor.core.ssh.SshPrompts.Trust;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.SelectableText;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.remote.HostKeyPage.Comparison;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Asks whether a server's key is the right one, or says why it is not. Enter and Esc both refuse.
final class HostKeyDialog extends Dialog<Trust> {
  private static final double WIDTH = 600;

  private final Texts texts;
  private final HostKey offered;
  private final Label comparison = new Label();

  HostKeyDialog(HostKeyQuestion question, Texts texts) {
    this.texts = texts;
    this.offered = question.offered();
    HostKeyPage page = HostKeyPage.of(question, texts);
    setHeaderText(page.header());
    getDialogPane().getStyleClass().add("host-key");
    if (page.dangerous()) {
      setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
      getDialogPane().getStyleClass().add("dangerous");
    }
    getDialogPane().setContent(content(page));
    addButtons(page.dangerous());
  }

  private Node content(HostKeyPage page) {
    VBox content = new VBox(12, wrapped(page.text()));
    page.keys().forEach(key -> content.getChildren().add(key(key)));
    if (!page.dangerous()) {
      content.getChildren().add(compare());
    }
    if (!page.note().isEmpty()) {
      content.getChildren().add(wrapped(page.note()));
    }
    if (!page.command().isEmpty()) {
      content.getChildren().addAll(wrapped(page.about()), command(page.command()));
    }
    content.setPrefWidth(WIDTH);
    return content;
  }

  private Node key(HostKeyPage.Shown key) {
    VBox box = new VBox(4);
    box.getStyleClass().add("key");
    Label kind = new Label(key.what().isEmpty() ? key.kind() : key.what() + " · " + key.kind());
    kind.getStyleClass().add(Styles.TEXT_BOLD);
    SelectableText fingerprint = new SelectableText(texts, "SHA256: " + key.fingerprint(), "mono");
    box.getChildren().addAll(kind, fingerprint);
    if (!key.place().isEmpty()) {
      Label place = wrapped(key.place());
      place.getStyleClass().add("muted");
      box.getChildren().add(place);
    }
    return box;
  }

  private Node compare() {
    Button button = new Button(texts.get("remote.key.compare"), new FontIcon(Feather.CLIPBOARD));
    button.setId("compare");
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(_ -> showComparison());
    comparison.setId("comparison");
    comparison.setWrapText(true);
    HBox.setHgrow(comparison, Priority.ALWAYS);
    HBox row = new HBox(12, button, comparison);
    row.getStyleClass().add("comparing");
    return row;
  }

  private void showComparison() {
    String clipboard = Objects.requireNonNullElse(Clipboard.getSystemClipboard().getString(), "");
    Comparison result = HostKeyPage.compare(offered, clipboard);
    comparison.setText(texts.get("remote.key.compare." + result.id()));
    comparison.getStyleClass().removeAll(Styles.SUCCESS, Styles.DANGER);
    switch (result) {
      case SAME -> comparison.getStyleClass().add(Styles.SUCCESS);
      case DIFFERENT -> comparison.getStyleClass().add(Styles.DANGER);
      case NONE -> {}
    }
  }

  private Node command(String command) {
    SelectableText text = new SelectableText(texts, command, "mono");
    HBox.setHgrow(text, Priority.ALWAYS);
    String copy = texts.get("common.copy");
    HBox row = new HBox(12, text, new CopyButton(texts, copy, copy, () -> command));
    row.setFillHeight(false);
    row.getStyleClass().add("command");
    return row;
  }

  private void addButtons(boolean dangerous) {
    ButtonType refuse =
        new ButtonType(
            texts.get(dangerous ? "common.close" : "remote.cancel"), ButtonData.CANCEL_CLOSE);
    ButtonType once = new ButtonType(texts.get("remote.key.once"), ButtonData.OTHER);
    ButtonType remember = new ButtonType(texts.get("remote.key.remember"), ButtonData.OTHER);
    getDialogPane().getButtonTypes().add(refuse);
    if (!dangerous) {
      getDialogPane().getButtonTypes().addAll(once, remember);
    }
    setResultConverter(
        chosen ->
            chosen == remember ? Trust.REMEMBER : chosen == once ? Trust.THIS_TIME : Trust.REFUSE);
    Button safe = (Button) getDialogPane().lookupButton(refuse);
    safe.setDefaultButton(true);
    setOnShown(_ -> safe.requestFocus());
  }

  private static Label wrapped(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }
}
