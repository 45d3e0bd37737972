package org.handshakedoctor.ui.main;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.settings.Settings;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.save.SaveReport;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.Explanations;
import org.handshakedoctor.ui.session.Preferences;
import org.handshakedoctor.ui.session.View;
import org.handshakedoctor.ui.welcome.LogOpening;
import org.handshakedoctor.ui.who.DatabasesDialog;
import org.handshakedoctor.ui.who.WhoWords;
import org.jspecify.annotations.Nullable;

/// The top of the window: which log is open, the search, language and theme.
public final class ToolBarController {
  /// Long enough to type on, short enough not to be waited for.
  private static final Duration TYPING_PAUSE = Duration.millis(180);

  private static final Map<String, String> LANGUAGES = Map.of("en", "English", "zh-CN", "简体中文");

  private static final KeyCombination LOOK_UP =
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

  private final AnalysisSession session;
  private final Explanations explanations;
  private final Preferences preferences;
  private final LogOpening opening;
  private final SaveReport saving;
  private final ErrorCatalog catalog;
  private final WhoWords who;
  private final Texts texts;
  private final PauseTransition typing = new PauseTransition(TYPING_PAUSE);
  private final ChangeListener<List<LogLocation>> onLocations = (_, _, _) -> showLocations();
  private final ChangeListener<Filter> onFilter = (_, _, filter) -> showFilter(filter);

  private final ChangeListener<@Nullable View> onView = (_, _, _) -> allowSaving();

  @FXML private HBox root;

  /// What makes sense only while a log is open; the welcome page has its own ways to open one.
  @FXML private HBox ofLog;

  @FXML private Label source;
  @FXML private TextField search;
  @FXML private Button save;
  @FXML private MenuButton language;
  @FXML private MenuButton theme;

  public ToolBarController(
      AnalysisSession session,
      Explanations explanations,
      Preferences preferences,
      LogOpening opening,
      SaveReport saving,
      ErrorCatalog catalog,
      WhoWords who) {
    this.session = session;
    this.explanations = explanations;
    this.preferences = preferences;
    this.opening = opening;
    this.saving = saving;
    this.catalog = catalog;
    this.who = who;
    this.texts = who.texts();
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    session.locationsProperty().addListener(new WeakChangeListener<>(onLocations));
    session.filterProperty().addListener(new WeakChangeListener<>(onFilter));
    session.viewProperty().addListener(new WeakChangeListener<>(onView));
    allowSaving();
    typing.setOnFinished(_ -> applySearch());
    search.textProperty().addListener((_, _, _) -> typing.playFromStart());
    search.setOnAction(_ -> applySearch());
    root.sceneProperty()
        .addListener(
            (_, _, scene) -> {
              if (scene != null) {
                scene
                    .getAccelerators()
                    .put(
                        new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN),
                        search::requestFocus);
                scene
                    .getAccelerators()
                    .put(
                        new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN),
                        this::saveReport);
                scene.getAccelerators().put(LOOK_UP, this::lookUp);
              }
            });
    fillMenus();
    showLocations();
    showFilter(session.filterProperty().get());
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
  void openWho() {
    new DatabasesDialog(root.getScene().getWindow(), who).show();
  }

  @FXML
  void lookUp() {
    explanations.lookUp();
  }

  @FXML
  void closeLog() {
    session.close();
  }

  @FXML
  void saveReport() {
    saving.show(root.getScene().getWindow());
  }

  private void applySearch() {
    typing.stop();
    String text = search.getText().strip();
    Filter filter = session.filterProperty().get();
    if (!text.equals(filter.search().text())) {
      session
          .filterProperty()
          .set(
              filter.withSearch(
                  new Filter.Search(
                      text, text.isEmpty() ? Set.of() : catalog.named(text, texts.locale()))));
    }
  }

  private void allowSaving() {
    save.setDisable(!saving.isPossible());
  }

  private void showFilter(Filter filter) {
    if (!search.isFocused() || filter.search().text().isEmpty()) {
      if (!filter.search().text().equals(search.getText().strip())) {
        search.setText(filter.search().text());
      }
    }
  }

  private void showLocations() {
    List<LogLocation> locations = session.locationsProperty().get();
    ofLog.setVisible(!locations.isEmpty());
    source.setText(
        locations.size() == 1
            ? VisibleText.of(locations.getFirst().name())
            : texts.get("main.sources", locations.size()));
    source.setAccessibleText(
        locations.stream()
            .map(location -> VisibleText.of(location.name()))
            .collect(Collectors.joining(", ")));
    source.getTooltip().setText(source.getAccessibleText());
  }

  private void fillMenus() {
    ToggleGroup languages = new ToggleGroup();
    LANGUAGES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            one -> {
              RadioMenuItem item = new RadioMenuItem(one.getValue());
              item.setToggleGroup(languages);
              item.setSelected(one.getKey().startsWith(preferences.locale().getLanguage()));
              item.setOnAction(
                  _ -> preferences.change(settings -> settings.withLanguage(one.getKey())));
              language.getItems().add(item);
            });
    ToggleGroup themes = new ToggleGroup();
    for (Settings.Theme one : Settings.Theme.values()) {
      RadioMenuItem item =
          new RadioMenuItem(texts.get("main.theme." + one.name().toLowerCase(Locale.ROOT)));
      item.setToggleGroup(themes);
      item.setSelected(preferences.settings().theme() == one);
      item.setOnAction(_ -> preferences.change(settings -> settings.withTheme(one)));
      theme.getItems().add(item);
    }
  }
}
