package org.handshakedoctor.ui.welcome;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.diagnosis.Verdict;
import org.handshakedoctor.core.settings.Settings;
import org.handshakedoctor.core.settings.Settings.Recent;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.Explanations;
import org.handshakedoctor.ui.session.Preferences;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The first screen: the ways to open a log, and the recent ones.
public final class WelcomeController {
  private static final int RECENT_SHOWN = 8;

  private final Preferences preferences;
  private final Explanations explanations;
  private final LogOpening opening;
  private final Texts texts;
  private final ChangeListener<Settings> onSettings = (_, _, _) -> showRecent();

  @FXML private VBox root;
  @FXML private VBox recentPane;
  @FXML private VBox recentList;
  @FXML private Label pasteHint;

  public WelcomeController(
      Preferences preferences, Explanations explanations, LogOpening opening, Texts texts) {
    this.preferences = preferences;
    this.explanations = explanations;
    this.opening = opening;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    preferences.settingsProperty().addListener(new WeakChangeListener<>(onSettings));
    showRecent();
  }

  @FXML
  void openFiles() {
    opening.choose(root.getScene().getWindow());
  }

  @FXML
  void openServer() {
    opening.fromServer(root.getScene().getWindow());
  }

  @FXML
  void paste() {
    boolean found = opening.paste();
    pasteHint.setVisible(!found);
    pasteHint.setManaged(!found);
  }

  @FXML
  void openSample() {
    opening.sample();
  }

  @FXML
  void lookUp() {
    explanations.lookUp();
  }

  private void showRecent() {
    List<Recent> recent = preferences.settings().recent();
    recentPane.setVisible(!recent.isEmpty());
    recentPane.setManaged(!recent.isEmpty());
    recentList.getChildren().setAll(recent.stream().limit(RECENT_SHOWN).map(this::row).toList());
  }

  private Node row(Recent recent) {
    Path path = Path.of(recent.path());
    boolean there = Files.exists(path);
    Label name =
        new Label(path.getFileName() == null ? recent.path() : path.getFileName().toString());
    name.getStyleClass().add("recent-name");
    Label where =
        new Label(there ? recent.path() : texts.get("welcome.recent.missing", recent.path()));
    where.getStyleClass().addAll("muted", "small");
    VBox words = new VBox(name, where);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Label said = new Label(verdict(recent));
    said.getStyleClass().addAll("verdict-chip", "small", "verdict-" + recent.verdict());
    said.setMinWidth(Label.USE_PREF_SIZE);
    Label opened = new Label(time(recent));
    opened.getStyleClass().addAll("muted", "small");
    opened.setMinWidth(Label.USE_PREF_SIZE);
    HBox content = new HBox(16, words, said, opened);
    content.setAlignment(Pos.CENTER_LEFT);

    Button open = new Button();
    open.setGraphic(content);
    open.getStyleClass().addAll("recent", "flat");
    open.setMaxWidth(Double.MAX_VALUE);
    open.setDisable(!there);
    open.setOnAction(_ -> opening.open(List.of(path)));
    open.setAccessibleText(
        texts.get("welcome.recent.open", name.getText(), said.getText(), opened.getText()));
    HBox.setHgrow(open, Priority.ALWAYS);

    Button forget = new Button(null, new FontIcon(Feather.X));
    forget.getStyleClass().addAll("flat", "button-icon");
    forget.setAccessibleText(texts.get("welcome.recent.forget", name.getText()));
    forget.setOnAction(_ -> preferences.change(settings -> settings.withoutRecent(recent.path())));
    HBox row = new HBox(4, open, forget);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private String verdict(Recent recent) {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.key().equals(recent.verdict())) {
        return texts.get("verdict." + verdict.key());
      }
    }
    return "";
  }

  private String time(Recent recent) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(texts.locale())
        .withZone(ZoneId.systemDefault())
        .format(recent.opened());
  }
}
