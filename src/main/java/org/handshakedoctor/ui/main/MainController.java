package org.handshakedoctor.ui.main;

import java.io.File;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.AnalysisSession.Phase;
import org.handshakedoctor.ui.session.ComparisonSession;
import org.handshakedoctor.ui.session.ComparisonSession.Wish;
import org.handshakedoctor.ui.session.Explanations;
import org.handshakedoctor.ui.welcome.LogOpening;

/// The frame of the window: the welcome page, or the panes of the open log with the detail panel
/// beside them. Takes what is dropped and the keys that hold everywhere.
public final class MainController {
  private static final PseudoClass DRAGGING = PseudoClass.getPseudoClass("dragging");
  private static final double PANES_SHARE = 0.66;

  /// Places of tabs.
  private static final int LINES = 2;

  private static final int COMPARE = 4;

  private final AnalysisSession session;
  private final Explanations explanations;
  private final ComparisonSession comparing;
  private final LogOpening opening;
  private final ChangeListener<Wish> onCompare = (_, _, wish) -> showCompare(wish);
  private final ChangeListener<Phase> onPhase = (_, _, _) -> showPhase();
  private final ChangeListener<Number> onExplained = (_, _, _) -> showDetail();
  private final ChangeListener<Number> onForged = (_, _, _) -> showLines();
  private final Map<KeyCombination, Runnable> keys =
      Map.ofEntries(
          Map.entry(shortcut(KeyCode.O), this::openFiles),
          Map.entry(shortcut(KeyCode.DIGIT1), () -> select(0)),
          Map.entry(shortcut(KeyCode.DIGIT2), () -> select(1)),
          Map.entry(shortcut(KeyCode.DIGIT3), () -> select(LINES)),
          Map.entry(shortcut(KeyCode.DIGIT4), () -> select(3)),
          Map.entry(shortcut(KeyCode.DIGIT5), () -> select(COMPARE)),
          Map.entry(new KeyCodeCombination(KeyCode.F5), this::readAgain),
          Map.entry(shortcut(KeyCode.W), this::closeLog),
          Map.entry(shortcut(KeyCode.D), this::toggleDetail),
          Map.entry(shortcut(KeyCode.V), this::paste),
          Map.entry(new KeyCodeCombination(KeyCode.F), this::toggleFollow));

  @FXML private BorderPane root;
  @FXML private Node welcome;
  @FXML private Node workspace;
  @FXML private SplitPane split;
  @FXML private Node detail;
  @FXML private TabPane tabs;

  public MainController(
      AnalysisSession session,
      Explanations explanations,
      ComparisonSession comparing,
      LogOpening opening) {
    this.session = session;
    this.explanations = explanations;
    this.comparing = comparing;
    this.opening = opening;
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    session.phaseProperty().addListener(new WeakChangeListener<>(onPhase));
    comparing.wishProperty().addListener(new WeakChangeListener<>(onCompare));
    explanations.panelCallsProperty().addListener(new WeakChangeListener<>(onExplained));
    session.forgedCallsProperty().addListener(new WeakChangeListener<>(onForged));
    showPhase();
  }

  @FXML
  void dragOver(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      root.pseudoClassStateChanged(DRAGGING, true);
    }
    event.consume();
  }

  @FXML
  void dragExited() {
    root.pseudoClassStateChanged(DRAGGING, false);
  }

  @FXML
  void dragDropped(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    opening.open(files.stream().map(File::toPath).toList());
    event.setDropCompleted(true);
    event.consume();
  }

  private void showPhase() {
    boolean open = session.phaseProperty().get() != Phase.EMPTY;
    workspace.setVisible(open);
    welcome.setVisible(!open);
    if (session.phaseProperty().get() == Phase.READING) {
      select(0);
    }
  }

  private void showCompare(Wish wish) {
    if (!(wish instanceof Wish.Nothing)) {
      select(COMPARE);
    }
  }

  private void pressed(KeyEvent event) {
    boolean typing = event.getTarget() instanceof TextInputControl;
    for (Map.Entry<KeyCombination, Runnable> key : keys.entrySet()) {
      boolean types = key.getKey().equals(shortcut(KeyCode.V)) || event.getCode() == KeyCode.F;
      if (key.getKey().match(event) && !(typing && types)) {
        key.getValue().run();
        event.consume();
      }
    }
  }

  private void openFiles() {
    opening.choose(root.getScene().getWindow());
  }

  private void paste() {
    opening.paste();
  }

  private void readAgain() {
    if (session.phaseProperty().get() != Phase.EMPTY) {
      session.reopen();
    }
  }

  private void toggleFollow() {
    session.follow(!session.optionsProperty().get().follow());
  }

  private void closeLog() {
    session.close();
  }

  /// The keys go along.
  private void showLines() {
    select(LINES);
    tabs.requestFocus();
  }

  private void select(int tab) {
    tabs.getSelectionModel().select(tab);
  }

  private void toggleDetail() {
    if (!split.getItems().remove(detail)) {
      showDetail();
    }
  }

  private void showDetail() {
    if (!split.getItems().contains(detail)) {
      split.getItems().add(detail);
      split.setDividerPositions(PANES_SHARE);
    }
  }

  private static KeyCombination shortcut(KeyCode key) {
    return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
  }
}
