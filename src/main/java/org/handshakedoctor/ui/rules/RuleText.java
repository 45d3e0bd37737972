package org.handshakedoctor.ui.rules;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.handshakedoctor.ui.fx.Background;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The texts of a plan: to apply it, to check it, to undo it.
final class RuleText extends VBox {
  private final Texts texts;
  private final Label count = new Label();
  private final Label hint = new Label();
  private final Label message = new Label();
  private final TabPane tabs = new TabPane();
  private final TextLines apply = new TextLines();
  private final TextLines check = new TextLines();
  private final TextLines undo = new TextLines();
  private final HBox buttons = new HBox();
  private String fileName = "";

  RuleText(Texts texts) {
    this.texts = texts;
    getStyleClass().add("rule-text");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    add("rules.text.apply", apply);
    add("rules.text.check", check);
    add("rules.text.undo", undo);
    tabs.getSelectionModel().selectedItemProperty().subscribe(_ -> say(""));
    count.getStyleClass().add("count");
    hint.setWrapText(true);
    hint.getStyleClass().add("hint");
    message.setWrapText(true);
    message.setMinHeight(USE_PREF_SIZE);
    message.getStyleClass().add("message");
    Button copy = button("common.copy", Feather.COPY, this::copy);
    copy.setAccessibleText(texts.get("rules.text.copy"));
    copy.getStyleClass().add(Styles.ACCENT);
    Button saveAs = button("rules.text.save", Feather.DOWNLOAD, this::save);
    buttons.getChildren().setAll(copy, saveAs, message);
    buttons.getStyleClass().add("buttons");
    StackPane middle = new StackPane(tabs, hint);
    VBox.setVgrow(middle, Priority.ALWAYS);
    getChildren().setAll(count, middle, buttons);
  }

  void show(RulesPlan plan) {
    boolean some = !plan.apply().isEmpty();
    fileName = plan.writer().fileName();
    count.setText(texts.get("rules.text.count", plan.blocked().size(), plan.rules()));
    count.setVisible(some);
    tabs.setVisible(some);
    buttons.setVisible(some);
    hint.setVisible(!some);
    hint.setText(some ? "" : hint(plan));
    if (!plan.apply().equals(apply.text())) {
      say("");
    }
    apply.setText(plan.apply());
    check.setText(plan.check());
    undo.setText(plan.undo());
  }

  private String hint(RulesPlan plan) {
    if (!plan.blocked().isEmpty()) {
      return texts.get("rules.text.too-many", plan.writer().name(), plan.writer().mostRules());
    }
    return texts.get(plan.isEmpty() ? "rules.text.empty" : "rules.text.spared");
  }

  /// The disk may be slow or far away.
  void write(Path file, String words) {
    Background.run(
        () -> {
          try {
            Files.writeString(file, words);
            return texts.get("rules.text.saved", file.toString());
          } catch (IOException e) {
            return texts.get("rules.text.not-saved", file.toString(), e.toString());
          }
        },
        this::say);
  }

  private void copy() {
    CopyButton.copy(shown().text());
    say(texts.get(shown() == undo ? "rules.text.copied.undo" : "rules.text.copied"));
  }

  private void save() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("rules.text.save"));
    chooser.setInitialFileName(shown() == apply ? fileName : otherFileName());
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      write(file.toPath(), shown().text());
    }
  }

  private String otherFileName() {
    return "handshake-doctor-" + (shown() == check ? "check.txt" : "undo.txt");
  }

  /// One line beside the buttons, until something changes.
  private void say(String words) {
    message.setText(words);
  }

  private void add(String name, TextLines lines) {
    lines.setAccessibleText(texts.get(name));
    tabs.getTabs().add(new Tab(texts.get(name), lines));
  }

  private Button button(String name, Feather icon, Runnable action) {
    Button button = new Button(texts.get(name), new FontIcon(icon));
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private TextLines shown() {
    return (TextLines) tabs.getSelectionModel().getSelectedItem().getContent();
  }
}
