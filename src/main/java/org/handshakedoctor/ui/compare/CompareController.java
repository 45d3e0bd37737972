package org.handshakedoctor.ui.compare;

import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.handshakedoctor.core.analysis.Comparison;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.export.ComparisonWords;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.ComparisonSession;
import org.handshakedoctor.ui.session.ComparisonSession.State;
import org.handshakedoctor.ui.session.ComparisonSession.Wish;
import org.handshakedoctor.ui.session.UserMark;

/// Shows a comparison; without one, what could be compared.
public final class CompareController {
  /// More moments than this are better found on the timeline.
  private static final int MOMENTS_SHOWN = 12;

  private final AnalysisSession session;
  private final ComparisonSession comparing;
  private final Texts texts;
  private final ComparisonWords words;
  private final ChangesTable table;
  private final InvalidationListener refresh = _ -> show();

  @FXML private VBox root;
  @FXML private VBox choosing;
  @FXML private VBox moments;
  @FXML private Label waiting;
  @FXML private VBox result;
  @FXML private Label headline;
  @FXML private Label before;
  @FXML private Label after;
  @FXML private Label filtered;
  @FXML private StackPane place;
  @FXML private VBox notes;

  public CompareController(
      AnalysisSession session, ComparisonSession comparing, Texts texts, ErrorCatalog catalog) {
    this.session = session;
    this.comparing = comparing;
    this.texts = texts;
    this.words = new ComparisonWords(catalog, texts.locale());
    this.table = new ChangesTable(texts, words);
  }

  @FXML
  void initialize() {
    // The session listens to this only as long as the window has it.
    root.setUserData(this);
    place.getChildren().setAll(table);
    comparing.stateProperty().addListener(new WeakInvalidationListener(refresh));
    comparing.serverMarksProperty().addListener(new WeakInvalidationListener(refresh));
    comparing.userMarks().addListener(new WeakInvalidationListener(refresh));
    show();
  }

  @FXML
  void chooseLog() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("compare.with"));
    List<File> files = chooser.showOpenMultipleDialog(root.getScene().getWindow());
    if (files != null) {
      comparing.compareWith(
          files.stream().<LogLocation>map(file -> new LogLocation.Local(file.toPath())).toList());
    }
  }

  @FXML
  void clear() {
    comparing.clear();
  }

  private void show() {
    State state = comparing.stateProperty().get();
    visible(choosing, state instanceof State.Nothing || state instanceof State.Impossible);
    visible(waiting, !(state instanceof State.Nothing) && !(state instanceof State.Done));
    visible(result, state instanceof State.Done);
    switch (state) {
      case State.Nothing() -> showMoments();
      case State.Working() -> waiting.setText(texts.get("compare.working"));
      case State.Impossible() -> {
        waiting.setText(texts.get("compare.impossible"));
        showMoments();
      }
      case State.Done(Comparison comparison) -> show(comparison);
    }
  }

  private void show(Comparison comparison) {
    headline.setText(words.headline(comparison));
    before.setText(side("compare.before", comparison.before()));
    after.setText(side("compare.after", comparison.after()));
    boolean part = !session.filterProperty().get().withTime(Filter.NONE.time()).isEmpty();
    visible(filtered, part);
    table.show(comparison);
    notes
        .getChildren()
        .setAll(words.notes(comparison).stream().<Node>map(CompareController::note).toList());
  }

  private String side(String key, Comparison.Side side) {
    boolean others = comparing.wishProperty().get() instanceof Wish.Others;
    String span = words.span(side);
    if (!others) {
      return texts.get(key, span);
    }
    List<String> names =
        side.report().log().sources().stream()
            .map(one -> VisibleText.of(file(one.name())))
            .toList();
    return texts.get(key + ".log", String.join(", ", names), span);
  }

  private static String file(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static Label note(String text) {
    Label note = new Label("· " + text);
    note.setWrapText(true);
    note.getStyleClass().addAll("muted", "small");
    return note;
  }

  /// The moments that can be compared at, the user's own among them.
  private void showMoments() {
    List<UserMark> all = new ArrayList<>(comparing.userMarks());
    comparing
        .serverMarksProperty()
        .get()
        .forEach(mark -> all.add(new UserMark(mark.time(), words.mark(mark))));
    all.removeIf(mark -> !comparing.isInside(mark.time()));
    all.sort(Comparator.comparingLong(UserMark::time));
    List<Node> shown = new ArrayList<>();
    all.stream().limit(MOMENTS_SHOWN).forEach(mark -> shown.add(moment(mark)));
    if (all.size() > MOMENTS_SHOWN) {
      shown.add(note(texts.get("compare.moments.more", all.size() - MOMENTS_SHOWN)));
    }
    moments.getChildren().setAll(shown);
    visible(moments, !shown.isEmpty());
  }

  private Button moment(UserMark mark) {
    Button button =
        new Button(
            texts.get("compare.moment", texts.time(mark.time()), VisibleText.of(mark.note())));
    button.getStyleClass().add("moment");
    button.setOnAction(_ -> comparing.compareAt(mark.time()));
    return button;
  }

  private static void visible(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
