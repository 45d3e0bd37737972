package org.handshakedoctor.ui.rules;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.Explanations;
import org.handshakedoctor.ui.session.RulesDraft;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;

/// From addresses to text that blocks them: who, how, and the text. What we would do stands above
/// it, and unless that is to block somebody, it stands there alone until the user asks for more.
public final class RulesController {
  private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");
  private static final double WIDE_ENOUGH = 900;
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
  private static final List<KeyCombination> REDO =
      List.of(
          new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN),
          new KeyCodeCombination(
              KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));

  private final AnalysisSession session;
  private final Texts texts;
  private final Wording wording;
  private final Planner planner;
  private final AdviceBanner banner;
  private final Notices notices;
  private final WhoPane who;
  private final HowPane how;
  private final RuleText text;
  private final List<StepHead> heads;
  private final Steps steps;
  private final InvalidationListener listener = _ -> refresh();
  private @Nullable RulesPlan last;

  /// Hears each of ten thousand addresses that are put in the list together, so it does next to
  /// nothing.
  private final InvalidationListener chosen;

  @FXML private VBox root;
  @FXML private VBox nothing;
  @FXML private Label nothingText;
  @FXML private ScrollPane scroll;
  @FXML private VBox page;

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
    this.notices = new Notices(texts, wording, session::showForged);
    this.who = new WhoPane(session, texts, wording, this::suggest);
    who.list().setContextMenu(new WhoMenu(who.list(), session, explanations, catalog, texts));
    this.how = new HowPane(texts, wording, session.rulesDraftProperty());
    this.text = new RuleText(texts);
    this.heads =
        List.of(
            new StepHead(texts, 1, texts.get("rules.who")),
            new StepHead(texts, 2, texts.get("rules.how")),
            new StepHead(texts, 3, texts.get("rules.text")));
    this.steps = new Steps(heads, List.of(who, how, text));
  }

  @FXML
  private void initialize() {
    // The session holds this view only weakly; the view itself has to hold its controller.
    root.setUserData(this);
    root.getStyleClass().add(texts.locale().getLanguage());
    VBox.setVgrow(steps, Priority.ALWAYS);
    page.getChildren().setAll(banner, notices, steps);
    // Not fitToHeight: it hides the scroll bar where text wraps.
    page.minHeightProperty().bind(scroll.viewportBoundsProperty().map(Bounds::getHeight));
    root.widthProperty().map(width -> width.doubleValue() >= WIDE_ENOUGH).subscribe(this::arrange);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    session.viewProperty().addListener(new WeakInvalidationListener(listener));
    session.rulesDraftProperty().addListener(new WeakInvalidationListener(listener));
    session.blockSelection().addListener(new WeakInvalidationListener(chosen));
    session.phaseProperty().addListener(new WeakInvalidationListener(listener));
    refresh();
  }

  private void showAnyway() {
    session.rulesDraftProperty().set(session.rulesDraftProperty().get().withWanted(true));
    who.focusFirst();
  }

  private void suggest() {
    planner.suggest(who::take);
  }

  private void refresh() {
    View view = session.viewProperty().get();
    if (view == null) {
      boolean closed = session.phaseProperty().get() == AnalysisSession.Phase.EMPTY;
      nothingText.setText(texts.get(closed ? "rules.nothing.empty" : "rules.nothing.reading"));
      last = null;
      planner.forget();
      who.forget();
    } else {
      planner.plan();
    }
    showAdvice();
  }

  /// What was said last of this log stands until there is more to say.
  private void showAdvice() {
    View view = session.viewProperty().get();
    RulesPlan plan = last;
    boolean known = view != null && plan != null;
    nothing.setVisible(!known);
    nothing.setManaged(!known);
    scroll.setVisible(known);
    scroll.setManaged(known);
    if (view == null || plan == null) {
      return;
    }
    Advice advice = Advice.of(plan.log(), view, texts, wording);
    boolean alone = advice.instead() && !session.rulesDraftProperty().get().wanted();
    banner.show(advice, alone, session.blockSelection().size());
    notices.show(alone ? List.of() : plan.log().notices());
    steps.setVisible(!alone);
    steps.setManaged(!alone);
  }

  private void arrange(boolean wide) {
    root.pseudoClassStateChanged(WIDE, wide);
    steps.arrange(wide);
  }

  private void show(RulesPlan plan) {
    last = plan;
    RulesDraft draft = session.rulesDraftProperty().get();
    who.show(plan);
    how.show(draft, plan);
    text.show(plan);
    String expiry = texts.get(Expiry.of(draft.expiry()).key());
    heads
        .get(0)
        .result(
            plan.isEmpty()
                ? texts.get("rules.who.none")
                : texts.get("rules.who.result", plan.blocked().size(), plan.spared().size()));
    heads.get(1).result(texts.get("rules.how.result", plan.writer().name(), expiry));
    heads.get(2).result(texts.get("rules.text.result", plan.rules()));
    showAdvice();
  }

  private void key(KeyEvent event) {
    if (UNDO.match(event)) {
      who.undo();
    } else if (REDO.stream().anyMatch(one -> one.match(event))) {
      who.redo();
    } else if (event.getCode() == KeyCode.F6) {
      go(event.isShiftDown() ? 2 : 1);
    } else {
      return;
    }
    event.consume();
  }

  /// @param further how many steps, round and round
  private void go(int further) {
    int step = (steps.stepOf(root.getScene().getFocusOwner()) + further) % heads.size();
    steps.show(step);
    // What was out of sight has no place yet, and could not scroll to what gets the keys.
    root.layout();
    List.<Runnable>of(who::focusFirst, how::focusFirst, text::focusFirst).get(step).run();
  }
}
