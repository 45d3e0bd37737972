package org.handshakedoctor.ui.main;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.ui.actions.Action;
import org.handshakedoctor.ui.actions.Actions;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.save.SaveReport;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.Explanations;
import org.handshakedoctor.ui.session.Preferences;
import org.handshakedoctor.ui.session.View;
import org.handshakedoctor.ui.session.Workspace;
import org.handshakedoctor.ui.welcome.LogOpening;
import org.handshakedoctor.ui.who.DatabasesDialog;
import org.handshakedoctor.ui.who.WhoWords;
import org.jspecify.annotations.Nullable;

/// The top of the window: which log is open, the search, and what concerns the program.
public final class ToolBarController {
  private static final Map<String, String> LANGUAGES = Map.of("en", "English", "zh-CN", "简体中文");

  private final AnalysisSession session;
  private final Explanations explanations;
  private final Preferences preferences;
  private final LogOpening opening;
  private final SaveReport saving;
  private final ErrorCatalog catalog;
  private final WhoWords who;
  private final Workspace workspace;
  private final Actions actions;
  private final Texts texts;
  private final ChangeListener<List<LogLocation>> onLocations = (_, _, _) -> showLocations();
  private final ChangeListener<@Nullable View> onView = (_, _, _) -> allowSaving();
  private final ChangeListener<Number> onStep = (_, _, _) -> allowSteps();

  @FXML private HBox root;

  /// What makes sense only while a log is open; the welcome page has its own ways to open one.
  @FXML private HBox ofLog;

  @FXML private Button back;
  @FXML private Button forward;
  @FXML private Label source;
  @FXML private TextField search;
  @FXML private Button save;
  @FXML private MenuButton language;

  public ToolBarController(
      AnalysisSession session,
      Explanations explanations,
      Preferences preferences,
      LogOpening opening,
      SaveReport saving,
      ErrorCatalog catalog,
      WhoWords who,
      Workspace workspace,
      Actions actions) {
    this.session = session;
    this.explanations = explanations;
    this.preferences = preferences;
    this.opening = opening;
    this.saving = saving;
    this.catalog = catalog;
    this.who = who;
    this.workspace = workspace;
    this.actions = actions;
    this.texts = who.texts();
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    session.locationsProperty().addListener(new WeakChangeListener<>(onLocations));
    session.viewProperty().addListener(new WeakChangeListener<>(onView));
    allowSaving();
    SearchBox box = new SearchBox(search, session, catalog, texts);
    search.setUserData(box);
    workspace.stepsProperty().addListener(new WeakChangeListener<>(onStep));
    allowSteps();
    actions.set(Action.SEARCH, box::focus, ofLog::isVisible);
    actions.set(Action.SAVE_REPORT, this::saveReport, saving::isPossible);
    actions.set(Action.LOOK_UP, this::lookUp);
    actions.set(Action.ADDRESS_SOURCES, this::openWho);
    fillLanguages();
    showLocations();
  }

  @FXML
  void goBack() {
    workspace.back();
  }

  @FXML
  void goForward() {
    workspace.forward();
  }

  @FXML
  void openPalette() {
    actions.run(Action.PALETTE);
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
  void openPreferences() {
    actions.run(Action.PREFERENCES);
  }

  private void openWho() {
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

  private void allowSteps() {
    back.setDisable(!workspace.canGoBack());
    forward.setDisable(!workspace.canGoForward());
  }

  private void allowSaving() {
    save.setDisable(!saving.isPossible());
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

  private void fillLanguages() {
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
  }
}
