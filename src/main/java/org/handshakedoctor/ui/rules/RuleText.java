package org.handshakedoctor.ui.rules;

import atlantafx.base.theme.Styles;
import java.util.function.BiConsumer;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The texts of a plan: to apply it, to check it, to undo it.
final class RuleText extends VBox {
  private static final String FILE_NAME = "handshake-doctor";

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

  /// @param save is given a file name and the text to save
  RuleText(Texts texts, BiConsumer<String, String> save) {
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
    message.setMinHeight(Region.USE_PREF_SIZE);
    message.getStyleClass().add("message");
    CopyButton copy =
        new CopyButton(
            texts, texts.get("common.copy"), texts.get("rules.text.copy"), this::shownText);
    copy.getStyleClass().add(Styles.ACCENT);
    copy.addEventHandler(
        ActionEvent.ACTION,
        _ -> say(texts.get(shown() == undo ? "rules.text.copied.undo" : "rules.text.copied")));
    Button saveAs = new Button(texts.get("rules.text.save"), new FontIcon(Feather.DOWNLOAD));
    saveAs.setMinWidth(Region.USE_PREF_SIZE);
    saveAs.setOnAction(_ -> save.accept(shownFile(), shownText()));
    buttons.getChildren().setAll(copy, saveAs, message);
    buttons.getStyleClass().add("buttons");
    StackPane middle = new StackPane(tabs, hint);
    VBox.setVgrow(middle, Priority.ALWAYS);
    getChildren().setAll(count, middle, buttons);
  }

  void show(RulesPlan plan) {
    boolean some = !plan.blocked().isEmpty();
    fileName = plan.writer().fileName();
    count.setText(texts.get("rules.text.count", plan.blocked().size(), plan.rules()));
    count.setVisible(some);
    tabs.setVisible(some);
    buttons.setVisible(some);
    hint.setVisible(!some);
    hint.setText(texts.get(plan.isEmpty() ? "rules.text.empty" : "rules.text.spared"));
    if (!plan.apply().equals(apply.text())) {
      say("");
    }
    apply.setText(plan.apply());
    check.setText(plan.check());
    undo.setText(plan.undo());
  }

  /// One line beside the buttons, until something changes.
  void say(String words) {
    message.setText(words);
  }

  private void add(String name, TextLines lines) {
    lines.setAccessibleText(texts.get(name));
    tabs.getTabs().add(new Tab(texts.get(name), lines));
  }

  private TextLines shown() {
    return (TextLines) tabs.getSelectionModel().getSelectedItem().getContent();
  }

  private String shownText() {
    return shown().text();
  }

  private String shownFile() {
    return shown() == apply
        ? fileName
        : FILE_NAME + (shown() == check ? "-check.txt" : "-undo.txt");
  }
}
