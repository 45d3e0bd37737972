package org.handshakedoctor.ui.preferences;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.settings.Settings;
import org.handshakedoctor.core.settings.Settings.Habits;
import org.handshakedoctor.core.settings.Settings.Theme;
import org.handshakedoctor.ui.actions.Actions;
import org.handshakedoctor.ui.fx.MessageBar;
import org.handshakedoctor.ui.fx.Overlay;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.preferences.Option.Group;
import org.handshakedoctor.ui.session.Preferences;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The page with the settings.
public final class PreferencesController {
  private final Preferences preferences;
  private final Overlay overlay;
  private final Texts texts;
  private final MessageBar message;
  private final Options options;
  private final List<Row> rows = new ArrayList<>();
  private final ChangeListener<Settings> onSettings = (_, _, _) -> refresh();

  @FXML private VBox root;
  @FXML private TextField search;
  @FXML private VBox list;
  @FXML private Label nothing;

  private record Row(Option option, Node node, Button reset) {}

  public PreferencesController(
      Preferences preferences, Actions actions, Overlay overlay, Texts texts) {
    this.preferences = preferences;
    this.overlay = overlay;
    this.texts = texts;
    this.message = new MessageBar(texts);
    this.options = new Options(preferences, actions, texts, message::say);
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    root.getChildren().add(1, message);
    options.all().forEach(option -> rows.add(row(option)));
    Path broken = preferences.brokenFile();
    if (broken != null) {
      message.say(texts.get("notes.settings", broken));
    }
    search.textProperty().subscribe(this::show);
    preferences.settingsProperty().addListener(new WeakChangeListener<>(onSettings));
    refresh();
  }

  @FXML
  void close() {
    overlay.close();
  }

  /// What is remembered of logs and windows is no setting, and stays.
  @FXML
  void resetAll() {
    preferences.change(
        settings ->
            settings
                .withLanguage(null)
                .withTheme(Theme.SYSTEM)
                .withHabits(Habits.DEFAULT)
                .withKeys(Map.of()));
  }

  private void show(String typed) {
    List<Node> shown = new ArrayList<>();
    for (Group group : Group.values()) {
      List<Node> ofGroup =
          rows.stream()
              .filter(row -> row.option().group() == group && row.option().isMeant(typed))
              .map(Row::node)
              .toList();
      if (!ofGroup.isEmpty()) {
        Label heading = new Label(texts.get("preferences.group." + group.id()));
        heading.getStyleClass().add("heading");
        shown.add(heading);
        shown.addAll(ofGroup);
      }
    }
    list.getChildren().setAll(shown);
    nothing.setVisible(shown.isEmpty());
    nothing.setManaged(shown.isEmpty());
  }

  private Row row(Option option) {
    Label name = new Label(option.name());
    name.setWrapText(true);
    name.setLabelFor(option.control());
    VBox words = new VBox(2, name);
    if (!option.help().isEmpty()) {
      Label help = new Label(option.help());
      help.setWrapText(true);
      help.setMinHeight(Region.USE_PREF_SIZE);
      help.getStyleClass().addAll("muted", "small");
      words.getChildren().add(help);
    }
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button reset = new Button(null, new FontIcon(Feather.ROTATE_CCW));
    reset.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    reset.setAccessibleText(texts.get("preferences.reset", option.name()));
    reset.setTooltip(new Tooltip(texts.get("preferences.reset.tip")));
    reset.setOnAction(_ -> preferences.change(option.reset()));
    HBox row = new HBox(16, words, option.control(), reset);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("option");
    return new Row(option, row, reset);
  }

  private void refresh() {
    options.refresh();
    rows.forEach(
        row -> row.reset().setVisible(!row.option().isDefault(preferences.settings())));
  }
}
