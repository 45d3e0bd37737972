package org.handshakedoctor.ui.overview;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.diagnosis.Verdict;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.Explanations;
import org.handshakedoctor.ui.session.View;
import org.kordamp.ikonli.javafx.FontIcon;

/// The answer: whose problem it is, what to do, why we say so, and the causes one by one.
public final class OverviewController {
  private final AnalysisSession session;
  private final Texts texts;
  private final Wording wording;
  private final Findings findings;
  private final FaultCards cards;
  private final CausesTable table;
  private final InvalidationListener refresh = _ -> show();
  private final InvalidationListener reselect = _ -> select();

  @FXML private ScrollPane root;
  @FXML private Label waiting;
  @FXML private VBox content;
  @FXML private HBox part;
  @FXML private Label partText;
  @FXML private HBox tone;
  @FXML private Label verdict;
  @FXML private Button confidence;
  @FXML private Label confidenceNote;
  @FXML private Label headline;
  @FXML private Label visitors;
  @FXML private VBox cardPlace;
  @FXML private VBox todo;
  @FXML private Label todoHeading;
  @FXML private VBox advices;
  @FXML private VBox answer;
  @FXML private HBox whyHeading;
  @FXML private VBox evidence;
  @FXML private VBox causes;

  public OverviewController(
      AnalysisSession session, Explanations explanations, Texts texts, ErrorCatalog catalog) {
    this.session = session;
    this.texts = texts;
    this.wording = new Wording(catalog, texts.locale());
    this.findings = new Findings(texts, wording, explanations::explain);
    this.cards = new FaultCards(texts, this::toggle);
    this.table =
        new CausesTable(
            texts,
            new CauseName(catalog, texts),
            cause -> session.filterProperty().get().entries().equals(Set.of(cause.entry())),
            cause -> toggle(Set.of(cause.entry())),
            session.selectedCauseProperty()::set,
            explanations::explain);
  }

  @FXML
  private void initialize() {
    // The session listens to this only as long as the window has it.
    root.setUserData(this);
    cardPlace.getChildren().setAll(cards);
    causes.getChildren().add(table);
    String copyAll = texts.get("overview.copy-all");
    CopyButton copy = new CopyButton(texts, copyAll, copyAll, this::asText);
    copy.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    whyHeading.getChildren().add(copy);
    table.getSelectionModel().selectedIndexProperty().subscribe(_ -> table.revealIn(root));
    session.viewProperty().addListener(new WeakInvalidationListener(refresh));
    session.phaseProperty().addListener(new WeakInvalidationListener(refresh));
    session.selectedCauseProperty().addListener(new WeakInvalidationListener(reselect));
    show();
  }

  @FXML
  private void explainConfidence() {
    appear(confidenceNote, !confidenceNote.isVisible());
  }

  @FXML
  private void showEverything() {
    session.filterProperty().set(Filter.NONE);
  }

  /// Shows only these entries, or all again if it is only these already.
  private void toggle(Set<String> entries) {
    Filter filter = session.filterProperty().get();
    boolean already = filter.entries().equals(entries);
    session.filterProperty().set(filter.withEntries(already ? Set.of() : entries));
  }

  private void select() {
    table.select(session.selectedCauseProperty().get());
  }

  private void show() {
    View view = session.viewProperty().get();
    boolean reading = session.phaseProperty().get() == AnalysisSession.Phase.READING;
    waiting.setText(texts.get(reading ? "overview.reading" : "overview.no-log"));
    appear(waiting, view == null);
    appear(content, view != null);
    if (view == null) {
      root.setVvalue(0);
    } else {
      boolean anything = view.report().failures() > 0;
      boolean filteredAway = !anything && view.whole().failures() > 0;
      showVerdict(view);
      showToDo(view.diagnosis());
      fill(evidence, view.diagnosis(), () -> findings.evidence(view.diagnosis()));
      appear(tone, !filteredAway);
      appear(answer, !filteredAway);
      appear(cardPlace, view.whole().failures() > 0);
      cards.show(view);
      appear(causes, anything);
      table.show(view.report(), session.selectedCauseProperty().get());
    }
  }

  private void showVerdict(View view) {
    Diagnosis diagnosis = view.diagnosis();
    Report report = view.report();
    appear(part, !report.filter().isEmpty());
    partText.setText(texts.get("overview.part", report.failures(), view.whole().failures()));
    VerdictMark mark = VerdictMark.of(diagnosis.verdict());
    content.getStyleClass().removeAll(VerdictMark.TONES);
    content.getStyleClass().add(mark.tone());
    verdict.setText(wording.verdict(diagnosis.verdict()));
    verdict.setGraphic(new FontIcon(mark.icon()));
    confidence.setText(
        texts.get("overview.confidence", wording.confidence(diagnosis.confidence())));
    confidenceNote.setText(texts.get("overview.confidence-" + diagnosis.confidence().id()));
    confidence.setAccessibleText(confidence.getText() + ". " + confidenceNote.getText());
    String sentence = wording.headline(diagnosis);
    int served = report.log().visitors();
    appear(visitors, served >= 0);
    visitors.setText(texts.get("overview.visitors", served, view.failedVisitors()));
    headline.setText(view.finished() ? sentence : texts.get("overview.so-far", sentence));
  }

  private void showToDo(Diagnosis diagnosis) {
    boolean none = diagnosis.actions().isEmpty();
    boolean fine = diagnosis.verdict() == Verdict.NOTHING_TO_DO;
    appear(todo, fine || !none);
    todoHeading.setText(texts.get(fine && !none ? "overview.optional" : "overview.todo"));
    fill(
        advices, List.of(diagnosis.actions(), diagnosis.verdict()), () -> findings.toDo(diagnosis));
  }

  private String asText() {
    View view = session.viewProperty().get();
    return view == null ? "" : findings.asText(view.diagnosis());
  }

  /// Makes the nodes anew only where there is something new: the focus stays, and nothing flickers
  /// while a log is read.
  private static void fill(Pane pane, Object what, Supplier<List<? extends Node>> nodes) {
    if (!what.equals(pane.getUserData())) {
      pane.setUserData(what);
      pane.getChildren().setAll(nodes.get());
    }
  }

  private static void appear(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
