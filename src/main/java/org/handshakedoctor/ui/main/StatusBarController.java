package org.handshakedoctor.ui.main;

import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.ui.actions.Action;
import org.handshakedoctor.ui.actions.Actions;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.notes.NotesController;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The small print: what was read and how much of it was understood, and what its times mean. The
/// list of the sources and the notes unfold above it.
public final class StatusBarController {
  private static final double MEGABYTE = 1e6;
  private static final PseudoClass MATTERING = PseudoClass.getPseudoClass("mattering");

  private final AnalysisSession session;
  private final Texts texts;
  private final Actions actions;
  private final ChangeListener<@Nullable View> onView = (_, _, view) -> show(view);

  @FXML private VBox root;
  @FXML private Node drawer;
  @FXML private ToggleButton sources;
  @FXML private Node notesDrawer;
  @FXML private NotesController notesDrawerController;
  @FXML private ToggleButton notesButton;
  @FXML private Label understood;
  @FXML private MenuButton zone;
  @FXML private Label amount;
  private final ToggleGroup drawers = new ToggleGroup();
  private @Nullable ZoneMenu zones;

  public StatusBarController(AnalysisSession session, Texts texts, Actions actions) {
    this.session = session;
    this.texts = texts;
    this.actions = actions;
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    zones = new ZoneMenu(zone, session, texts);
    draw(drawer, sources);
    draw(notesDrawer, notesButton);
    // One drawer at a time leaves room for the panes.
    sources.setToggleGroup(drawers);
    notesButton.setToggleGroup(drawers);
    notesDrawerController.matteringProperty().subscribe(this::showNotes);
    actions.set(Action.NOTES, () -> toggle(notesButton), root::isVisible);
    actions.set(Action.SOURCES, () -> toggle(sources), root::isVisible);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    session.viewProperty().addListener(new WeakChangeListener<>(onView));
    show(session.viewProperty().get());
  }

  private static void draw(Node drawer, ToggleButton button) {
    drawer.visibleProperty().bind(button.selectedProperty());
    drawer.managedProperty().bind(button.selectedProperty());
  }

  private static void toggle(ToggleButton button) {
    button.setSelected(!button.isSelected());
    if (button.isSelected()) {
      button.requestFocus();
    }
  }

  private void pressed(KeyEvent key) {
    Toggle open = drawers.getSelectedToggle();
    if (key.getCode() == KeyCode.ESCAPE && open instanceof ToggleButton button) {
      button.setSelected(false);
      button.requestFocus();
      key.consume();
    }
  }

  private void showNotes(Number mattering) {
    int many = mattering.intValue();
    notesButton.setText(texts.get("main.status.notes", many));
    notesButton.pseudoClassStateChanged(MATTERING, many > 0);
    notesButton.setGraphic(new FontIcon(many > 0 ? Feather.ALERT_TRIANGLE : Feather.CHECK));
  }

  private void show(@Nullable View view) {
    root.setVisible(view != null);
    root.setManaged(view != null);
    if (view == null) {
      drawers.selectToggle(null);
      return;
    }
    Report report = view.report();
    List<SourceSummary> all = report.log().sources();
    long lines = report.lines();
    long unread = 0;
    long bytes = 0;
    for (SourceSummary source : all) {
      unread += source.unread();
      bytes += source.bytes();
    }
    double share = lines == 0 ? 0 : (double) (lines - unread) / lines;
    understood.setText(texts.get("main.status.understood", texts.percent(share)));
    sources.setText(texts.get("main.status.sources", all.size()));
    amount.setText(texts.get("main.status.amount", lines, bytes / MEGABYTE));
    if (zones != null) {
      zones.show(report.log());
    }
  }
}
