package org.handshakedoctor.ui.welcome;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.settings.Settings;
import org.handshakedoctor.core.settings.Settings.Recent;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.Explanations;
import org.handshakedoctor.ui.session.Preferences;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The first screen: the ways to open a log, the recent ones, and the saved sessions.
public final class WelcomeController implements RecentRow.Wishes {
  private final Preferences preferences;
  private final Explanations explanations;
  private final LogOpening opening;
  private final SessionFiles sessions;
  private final Texts texts;
  private final ChangeListener<Settings> onSettings =
      (_, old, now) -> {
        if (!old.recent().equals(now.recent()) || !old.sessions().equals(now.sessions())) {
          showRecent();
        }
      };

  @FXML private VBox root;
  @FXML private VBox recentPane;
  @FXML private VBox recentList;
  @FXML private VBox sessionPane;
  @FXML private VBox sessionList;
  @FXML private Label pasteHint;

  public WelcomeController(
      Preferences preferences,
      Explanations explanations,
      LogOpening opening,
      SessionFiles sessions,
      Texts texts) {
    this.preferences = preferences;
    this.explanations = explanations;
    this.opening = opening;
    this.sessions = sessions;
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
    opening.choose(window());
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

  @Override
  public void open(Path file) {
    opening.open(List.of(file));
  }

  /// Opens it where it is now, and forgets where it was.
  @Override
  public void locate(Recent recent) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("welcome.recent.locate.of", VisibleText.of(recent.path())));
    File file = chooser.showOpenDialog(window());
    if (file != null) {
      forget(recent);
      open(file.toPath());
    }
  }

  @Override
  public void pin(Recent recent, boolean now) {
    preferences.change(settings -> settings.withPinned(recent.path(), now));
  }

  @Override
  public void forget(Recent recent) {
    preferences.change(settings -> settings.withoutRecent(recent.path()));
  }

  private void showRecent() {
    Settings settings = preferences.settings();
    show(
        recentPane,
        recentList,
        settings.recent().stream().<Node>map(one -> new RecentRow(one, texts, this)).toList());
    show(sessionPane, sessionList, settings.sessions().stream().map(this::session).toList());
  }

  private static void show(VBox pane, VBox list, List<Node> rows) {
    pane.setVisible(!rows.isEmpty());
    pane.setManaged(!rows.isEmpty());
    list.getChildren().setAll(rows);
  }

  private Node session(String file) {
    Path path = Path.of(file);
    Button open = new Button(VisibleText.of(file), new FontIcon(Feather.BOOKMARK));
    open.setMnemonicParsing(false);
    open.getStyleClass().addAll("recent", Styles.FLAT);
    open.setDisable(!Files.exists(path));
    open.setOnAction(_ -> sessions.open(path, window()));
    Button forget = new Button(null, new FontIcon(Feather.X));
    forget.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
    forget.setAccessibleText(texts.get("welcome.recent.forget", open.getText()));
    forget.setOnAction(_ -> preferences.change(settings -> settings.withoutSession(file)));
    HBox row = new HBox(4, open, forget);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Window window() {
    return root.getScene().getWindow();
  }
}
