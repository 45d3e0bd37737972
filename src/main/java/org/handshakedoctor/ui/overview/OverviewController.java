package org.handshakedoctor.ui.overview;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
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
  private final Limits limitsOf;
  private final Unfold unfold;
  private final InvalidationListener refresh = _ -> show();
  private final InvalidationListener reselect = _ -> select();

  @FXML private ScrollPane root;
  @FXML private VBox waitingPlace;
  @FXML private Label waiting;
  @FXML private Label waitingHint;
  @FXML private VBox content;
  @FXML private HBox part;
  @FXML private Label partText;
  @FXML private HBox tone;
  @FXML private Label verdict;
  @FXML private Label confidence;
  @FXML private HBox whyPlace;
  @FXML private Label headline;
  @FXML private VBox why;
  @FXML private Label confidenceNote;
  @FXML private VBox reasons;
  @FXML private Label visitors;
  @FXML private VBox cardPlace;
  @FXML private VBox todo;
  @FXML private Label todoHeading;
  @FXML private VBox advices;
  @FXML private Label todoLater;
  @FXML private VBox causes;
  @FXML private HBox causesHeading;
  @FXML private VBox limits;

  public OverviewController(
      AnalysisSession session, Explanations explanations, Texts texts, ErrorCatalog catalog) {
    this.session = session;
    this.texts = texts;
    this.wording = new Wording(catalog, texts.locale());
    this.findings = new Findings(texts, wording, explanations::explain);
    this.unfold = new Unfold(texts.get("overview.why"));
    this.limitsOf = new Limits(texts, wording);
    this.cards = new FaultCards(texts, this::toggle, session::showForged);
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
    unfold.unfolds(why);
    whyPlace.getChildren().addAll(unfold, copyButton("overview.copy-all", this::asText));
    causesHeading.getChildren().add(copyButton("overview.copy-table", table::asTable));
    table.getSelectionModel().selectedIndexProperty().subscribe(_ -> table.revealIn(root));
    session.viewProperty().addListener(new WeakInvalidationListener(refresh));
    session.phaseProperty().addListener(new WeakInvalidationListener(refresh));
    session.selectedCauseProperty().addListener(new WeakInvalidationListener(reselect));
    show();
  }

  private CopyButton copyButton(String key, Supplier<String> what) {
    CopyButton copy = new CopyButton(texts, texts.get(key), texts.get(key), what);
    copy.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    return copy;
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
    waitingHint.setText(texts.get("overview.reading-hint"));
    appear(waitingHint, reading);
    appear(waitingPlace, view == null);
    appear(content, view != null);
    if (view == null) {
      root.setVvalue(0);
      table.clear();
    } else {
      boolean anything = view.report().failures() > 0;
      boolean filteredAway = !anything && view.whole().failures() > 0;
      showVerdict(view);
      showWhy(view);
      showToDo(view);
      appear(tone, view.finished() && !filteredAway);
      appear(todo, todo.isVisible() && !filteredAway);
      appear(cardPlace, view.whole().failures() > 0);
      cards.show(view);
      appear(causes, anything);
      table.show(view.report(), view.finished(), session.selectedCauseProperty().get());
      List<Limits.Limit> said = limitsOf.of(view);
      fill(limits, said, () -> limitsOf.nodes(said));
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
    String sentence = wording.headline(diagnosis);
    headline.setText(view.finished() ? sentence : texts.get("overview.so-far", sentence));
    showVisitors(view);
  }

  /// How many of all who came were kept out, as far as the logs tell.
  private void showVisitors(View view) {
    int served = view.whole().log().visitors();
    appear(visitors, served >= 0);
    if (served >= 0) {
      int both = view.failedVisitors();
      int never = view.whole().clients().size() - both;
      String share = texts.percent((double) never / Math.max(1, served + never));
      visitors.setText(texts.get("overview.visitors", served, both, never, share));
    }
  }

  private void showWhy(View view) {
    Diagnosis diagnosis = view.diagnosis();
    confidenceNote.setText(texts.get("overview.confidence-" + diagnosis.confidence().id()));
    unfold.setAccessibleText(
        texts.get("overview.why-spoken", confidence.getText() + ". " + confidenceNote.getText()));
    boolean served = view.whole().log().visitors() >= 0;
    fill(reasons, List.of(diagnosis, served), () -> findings.why(diagnosis, served));
    if (!view.finished()) {
      unfold.setSelected(false);
    }
  }

  /// Said when all has been read: what is to be done should not change under the eyes.
  private void showToDo(View view) {
    Diagnosis diagnosis = view.diagnosis();
    boolean none = diagnosis.actions().isEmpty();
    boolean fine = diagnosis.verdict() == Verdict.NOTHING_TO_DO;
    boolean finished = view.finished();
    appear(todo, fine || !none || !finished);
    appear(todoLater, !finished);
    appear(advices, finished);
    boolean optional = finished && fine && !none;
    todoHeading.setText(texts.get(optional ? "overview.optional" : "overview.todo"));
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
