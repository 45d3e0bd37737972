package org.handshakedoctor.ui.rules;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.rules.Effect;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.Explanations;
import org.handshakedoctor.ui.session.RulesDraft;
import org.handshakedoctor.ui.session.View;

/// From addresses to text that blocks them: who, how, and the text. What we would do stands above
/// it, and unless that is to block somebody, it stands there alone until the user asks for more.
public final class RulesController {
  private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");
  private static final double WIDE_ENOUGH = 900;

  private final AnalysisSession session;
  private final Texts texts;
  private final Wording wording;
  private final Planner planner;
  private final AdviceBanner banner;
  private final WhoList whoList;
  private final TargetChoice targets;
  private final ExpiryChoice expiry;
  private final PortsField ports;
  private final RuleText ruleText;
  private final Tiles steps = new Tiles();
  private final InvalidationListener listener = _ -> refresh();

  /// Hears each of ten thousand addresses that are put in the list together, so it does next to
  /// nothing.
  private final InvalidationListener chosen;

  @FXML private VBox root;
  @FXML private VBox nothing;
  @FXML private Label nothingText;
  @FXML private ScrollPane scroll;
  @FXML private VBox page;
  @FXML private VBox who;
  @FXML private VBox how;
  @FXML private VBox text;
  @FXML private Button suggest;
  @FXML private Button clear;
  @FXML private Label suggestion;
  @FXML private Label empty;
  @FXML private VBox targetBox;
  @FXML private HBox options;

  public RulesController(
      AnalysisSession session,
      Explanations explanations,
      Texts texts,
      ErrorCatalog catalog,
      NetworkDirectory networks) {
    this.session = session;
    this.texts = texts;
    this.wording = new Wording(catalog, texts.locale());
    this.planner = new Planner(session, networks, this::show);
    this.chosen = _ -> planner.plan();
    this.banner = new AdviceBanner(texts, this::showAnyway);
    this.whoList = new WhoList(session, texts, wording);
    whoList.setContextMenu(new WhoMenu(whoList, session, explanations, catalog, texts));
    this.targets = new TargetChoice(texts, session.rulesDraftProperty());
    this.expiry = new ExpiryChoice(texts, session.rulesDraftProperty());
    this.ports = new PortsField(texts, session.rulesDraftProperty());
    this.ruleText = new RuleText(texts);
  }

  @FXML
  private void initialize() {
    // The session holds this view only weakly; the view itself has to hold its controller.
    root.setUserData(this);
    root.getStyleClass().add(texts.locale().getLanguage());
    say("");
    whoList.setPlaceholder(empty);
    VBox.setVgrow(whoList, Priority.ALWAYS);
    who.getChildren().add(whoList);
    ScrollPane cards = targets.scrolling();
    VBox.setVgrow(cards, Priority.ALWAYS);
    VBox.setVgrow(targetBox, Priority.ALWAYS);
    targetBox.getChildren().add(cards);
    options.getChildren().setAll(expiry, ports);
    VBox.setVgrow(ruleText, Priority.ALWAYS);
    text.getChildren().add(ruleText);
    steps.getStyleClass().add("steps");
    steps.setTiles(List.of(who, how, text));
    page.getChildren().setAll(banner, steps);
    // Not fitToHeight: it hides the scroll bar where text wraps.
    page.minHeightProperty().bind(scroll.viewportBoundsProperty().map(Bounds::getHeight));
    root.widthProperty().map(width -> width.doubleValue() >= WIDE_ENOUGH).subscribe(this::arrange);
    session.viewProperty().addListener(new WeakInvalidationListener(listener));
    session.rulesDraftProperty().addListener(new WeakInvalidationListener(listener));
    session.blockSelection().addListener(new WeakInvalidationListener(chosen));
    session.phaseProperty().addListener(new WeakInvalidationListener(listener));
    refresh();
  }

  private void showAnyway() {
    session.rulesDraftProperty().set(draft().withWanted(true));
    suggest.requestFocus();
  }

  @FXML
  private void suggest() {
    planner.suggest(this::take);
  }

  @FXML
  private void clear() {
    session.blockSelection().clear();
    say("");
  }

  private void say(String words) {
    suggestion.setText(words);
    suggestion.setManaged(!words.isEmpty());
  }

  private void refresh() {
    View view = session.viewProperty().get();
    nothing.setVisible(view == null);
    nothing.setManaged(view == null);
    scroll.setVisible(view != null);
    scroll.setManaged(view != null);
    if (view == null) {
      boolean closed = session.phaseProperty().get() == AnalysisSession.Phase.EMPTY;
      nothingText.setText(texts.get(closed ? "rules.nothing.empty" : "rules.nothing.reading"));
      say("");
      return;
    }
    showAdvice(view);
    RulesDraft draft = draft();
    targets.show(draft);
    expiry.show(draft.expiry());
    ports.show(draft.ports());
    planner.plan();
  }

  private void showAdvice(View view) {
    Advice advice = Advice.of(view, texts, wording);
    boolean alone = advice.blockNothing() && !draft().wanted();
    banner.show(advice, alone, session.blockSelection().size());
    steps.setVisible(!alone);
    steps.setManaged(!alone);
  }

  private void arrange(boolean wide) {
    root.pseudoClassStateChanged(WIDE, wide);
    VBox.setVgrow(steps, wide ? Priority.ALWAYS : Priority.NEVER);
    if (wide) {
      steps.beside(List.of(34.0, 25.0, 41.0));
      targets.stack();
    } else {
      steps.stack();
      targets.beside(List.of(100.0 / 3, 100.0 / 3, 100.0 / 3));
    }
  }

  private void show(RulesPlan plan) {
    whoList.show(WhoRow.of(plan));
    clear.setDisable(plan.isEmpty());
    ruleText.show(plan);
    ports.setDisable(plan.writer().effect() == Effect.REFUSES_REQUESTS);
    View view = session.viewProperty().get();
    if (view != null) {
      showAdvice(view);
    }
  }

  private void take(Suggestion found) {
    int before = session.blockSelection().size();
    session.blockSelection().addAll(found.addresses());
    say(found.sentence(texts, session.blockSelection().size() - before));
  }

  private RulesDraft draft() {
    return session.rulesDraftProperty().get();
  }
}
