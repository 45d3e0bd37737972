package org.handshakedoctor.ui.main;

import java.util.List;
import java.util.Objects;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.handshakedoctor.ui.actions.Action;
import org.handshakedoctor.ui.actions.Actions;
import org.handshakedoctor.ui.fx.Overlay;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.keys.KeysController;
import org.handshakedoctor.ui.palette.PaletteController;
import org.handshakedoctor.ui.preferences.PreferencesController;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.AnalysisSession.Phase;
import org.handshakedoctor.ui.session.ComparisonSession;
import org.handshakedoctor.ui.session.ComparisonSession.Wish;
import org.handshakedoctor.ui.session.Explanations;
import org.handshakedoctor.ui.session.Pane;
import org.handshakedoctor.ui.session.Preferences;
import org.handshakedoctor.ui.session.Workspace;
import org.handshakedoctor.ui.welcome.LogOpening;
import org.handshakedoctor.ui.welcome.SessionFiles;
import org.jspecify.annotations.Nullable;

/// The frame of the window: the welcome page, or the panes of the open log with the detail panel
/// beside them. Takes what is dropped and the keys that hold everywhere.
public final class MainController {
  /// In the order of the tabs.
  private static final List<Pane> PANES = List.of(Pane.values());

  private final AnalysisSession session;
  private final Workspace workspace;
  private final Explanations explanations;
  private final ComparisonSession comparing;
  private final Preferences preferences;
  private final LogOpening opening;
  private final SessionFiles sessions;
  private final Texts texts;
  private final Actions actions;
  private final Overlay overlay;
  private final ChangeListener<Wish> onCompare = (_, _, wish) -> showCompare(wish);
  private final ChangeListener<Phase> onPhase = (_, _, _) -> showPhase();
  private final ChangeListener<Number> onExplained = (_, _, _) -> details().setShown(true);
  private final ChangeListener<Number> onForged = (_, _, _) -> showLines();
  private final ChangeListener<Pane> onPane = (_, _, _) -> showPane();
  private final ChangeListener<Boolean> onFolded = (_, _, _) -> showFolded();
  private @Nullable DetailPlace details;

  @FXML private StackPane root;
  @FXML private Node toolbar;
  @FXML private Node filterbar;
  @FXML private Node timeline;
  @FXML private Node statusbar;
  @FXML private Node welcome;
  @FXML private Node panes;
  @FXML private StackPane area;
  @FXML private SplitPane split;
  @FXML private Region detail;
  @FXML private Node sheetHead;
  @FXML private TabPane tabs;
  @FXML private Label held;

  public MainController(
      AnalysisSession session,
      Workspace workspace,
      Explanations explanations,
      ComparisonSession comparing,
      Preferences preferences,
      LogOpening opening,
      SessionFiles sessions,
      Texts texts,
      Actions actions,
      Overlay overlay) {
    this.session = session;
    this.workspace = workspace;
    this.explanations = explanations;
    this.comparing = comparing;
    this.preferences = preferences;
    this.opening = opening;
    this.sessions = sessions;
    this.texts = texts;
    this.actions = actions;
    this.overlay = overlay;
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    root.getChildren().add(overlay);
    new Dropping(root, held, opening, texts);
    details = new DetailPlace(area, split, detail, sheetHead, workspace.detailShownProperty());
    root.widthProperty().subscribe(width -> details().setWidth(width.doubleValue()));
    addActions();
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    root.addEventHandler(KeyEvent.KEY_TYPED, actions::take);
    root.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    tabs.getSelectionModel()
        .selectedIndexProperty()
        .subscribe(index -> workspace.paneProperty().set(PANES.get(index.intValue())));
    session.phaseProperty().addListener(new WeakChangeListener<>(onPhase));
    comparing.wishProperty().addListener(new WeakChangeListener<>(onCompare));
    explanations.panelCallsProperty().addListener(new WeakChangeListener<>(onExplained));
    session.forgedCallsProperty().addListener(new WeakChangeListener<>(onForged));
    workspace.paneProperty().addListener(new WeakChangeListener<>(onPane));
    workspace.timelineShownProperty().addListener(new WeakChangeListener<>(onFolded));
    workspace.detailShownProperty().addListener(new WeakChangeListener<>(onFolded));
    showPhase();
    showFolded();
  }

  private void addActions() {
    new SessionActions(
            session, workspace, preferences, opening, sessions, () -> root.getScene().getWindow())
        .addTo(actions);
    Regions regions =
        new Regions(
            List.of(
                () -> toolbar,
                () -> welcome,
                () -> filterbar,
                () -> timeline,
                () -> tabs.getSelectionModel().getSelectedItem().getContent(),
                () -> detail,
                () -> statusbar));
    actions.set(Action.NEXT_REGION, () -> regions.go(1));
    actions.set(Action.PREVIOUS_REGION, () -> regions.go(-1));
    actions.set(
        Action.FOLD_DETAIL,
        () -> details().setShown(!details().isShown()),
        () -> panes.isVisible());
    actions.set(Action.PALETTE, () -> overlay.show(PaletteController.class, Pos.TOP_CENTER));
    actions.set(Action.PREFERENCES, () -> overlay.show(PreferencesController.class, Pos.CENTER));
    actions.set(Action.KEYS, () -> overlay.show(KeysController.class, Pos.CENTER));
  }

  @FXML
  void closeDetail() {
    details().setShown(false);
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && panes.isVisible()) {
      escape();
      event.consume();
    } else {
      actions.take(event);
    }
  }

  /// The nearest thing goes first: the panel, then the zoom.
  private void escape() {
    if (details().isShown()) {
      details().setShown(false);
    } else {
      actions.run(Action.CLEAR_TIME);
    }
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() == MouseButton.BACK) {
      actions.run(Action.BACK);
    } else if (event.getButton() == MouseButton.FORWARD) {
      actions.run(Action.FORWARD);
    }
  }

  private void showPhase() {
    boolean open = session.phaseProperty().get() != Phase.EMPTY;
    panes.setVisible(open);
    welcome.setVisible(!open);
    showPane();
  }

  private void showCompare(Wish wish) {
    if (!(wish instanceof Wish.Nothing)) {
      workspace.paneProperty().set(Pane.COMPARE);
    }
  }

  /// The keys go along.
  private void showLines() {
    workspace.paneProperty().set(Pane.LINES);
    tabs.requestFocus();
  }

  private void showPane() {
    tabs.getSelectionModel().select(PANES.indexOf(workspace.paneProperty().get()));
  }

  private void showFolded() {
    boolean shown = workspace.timelineShownProperty().get();
    timeline.setVisible(shown);
    timeline.setManaged(shown);
    details().place();
  }

  private DetailPlace details() {
    return Objects.requireNonNull(details);
  }
}
