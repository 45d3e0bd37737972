package org.handshakedoctor.ui.clients;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.fx.FxThread;
import org.handshakedoctor.ui.fx.MessageBar;
import org.handshakedoctor.ui.fx.SelectionLimit;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AddressKnowledge;
import org.handshakedoctor.ui.session.AddressKnowledge.Asking;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.AnalysisSession.Phase;
import org.handshakedoctor.ui.session.Explanations;
import org.handshakedoctor.ui.session.View;
import org.handshakedoctor.ui.who.WhoWords;
import org.jspecify.annotations.Nullable;

/// The addresses that failed, one a row.
public final class ClientsController {
  /// Sorting that takes longer than this is worth a word.
  private static final Duration PATIENCE = Duration.millis(150);

  /// Many changes of the rules at once are shown as one.
  private static final Duration BREATH = Duration.millis(20);

  private final AnalysisSession session;
  private final Explanations explanations;
  private final Texts texts;
  private final AddressKnowledge knowledge;
  private final ClientWords words;
  private final MessageBar message;
  private final RuleChoice rules;
  private final ClientSorter sorter;
  private final PauseTransition patience = new PauseTransition(PATIENCE);
  private final PauseTransition breath = new PauseTransition(BREATH);
  private final ChangeListener<@Nullable View> onView = (_, _, _) -> remake();
  private final ChangeListener<Phase> onPhase = (_, _, _) -> showEmptiness();
  private final InvalidationListener onRules = _ -> breath.playFromStart();
  private final ChangeListener<Number> onKnown = (_, _, _) -> learn();
  private final ChangeListener<@Nullable Asking> onAsking = (_, _, now) -> showAsking(now);

  @FXML private VBox root;
  @FXML private Label count;
  @FXML private Label nameless;
  @FXML private HBox busy;
  @FXML private HBox asking;
  @FXML private Label asked;
  @FXML private Button suggest;
  @FXML private AddressTable table;
  @FXML private Label empty;
  @FXML private Button clear;

  public ClientsController(
      AnalysisSession session,
      Explanations explanations,
      Texts texts,
      ErrorCatalog catalog,
      WhoWords who) {
    this.session = session;
    this.explanations = explanations;
    this.texts = texts;
    this.knowledge = who.knowledge();
    this.words = new ClientWords(texts, catalog, who);
    this.message = new MessageBar(texts);
    this.rules = new RuleChoice(session, words, message::say);
    this.sorter = new ClientSorter(new ClientSort(words), FxThread.INSTANCE, this::show);
  }

  @FXML
  private void initialize() {
    ClientActions actions =
        new ClientActions(session, explanations, words, rules, table, message::say);
    ClientMenu menu = new ClientMenu(table, actions, words, rules);
    new ClientKeys(table, actions, menu).listen();
    table.setRowFactory(_ -> new ClientRow(words, rules, actions, menu));
    table.prepare(
        new ClientColumns(words, rules),
        this::remake,
        client -> actions.explain(ClientWords.mainCause(client)));
    SelectionLimit.set(
        table,
        table.getSelectionModel(),
        () -> table.getItems().size(),
        () -> table.getFocusModel().getFocusedIndex(),
        () -> message.say(texts.get("clients.limit", SelectionLimit.MOST)));
    patience.setOnFinished(_ -> busy.setVisible(sorter.isBusy()));
    breath.setOnFinished(_ -> rules.touch());
    session.viewProperty().addListener(new WeakChangeListener<>(onView));
    session.phaseProperty().addListener(new WeakChangeListener<>(onPhase));
    session.blockSelection().addListener(new WeakInvalidationListener(onRules));
    knowledge.changesProperty().addListener(new WeakChangeListener<>(onKnown));
    knowledge.askingProperty().addListener(new WeakChangeListener<>(onAsking));
    root.getChildren().add(1, message);
    table.learn(words::isKnown);
    showAsking(knowledge.askingProperty().get());
    remake();
  }

  @FXML
  private void suggest() {
    rules.suggest();
  }

  @FXML
  private void clearFilter() {
    session.filterProperty().set(Filter.NONE);
  }

  @FXML
  private void stopAsking() {
    knowledge.stopAsking();
  }

  private void learn() {
    table.learn(words::isKnown);
    remake();
  }

  private void showAsking(@Nullable Asking now) {
    setShown(asking, now != null);
    if (now != null) {
      asked.setText(texts.get("clients.asking", now.done(), now.all()));
    }
  }

  /// Asks for the rows in the order that the table wants now.
  private void remake() {
    View view = session.viewProperty().get();
    if (view == null) {
      showNothing();
      return;
    }
    List<SortKey> order = table.order();
    // Copied only where it is asked for: it may be long.
    boolean byRules = order.stream().anyMatch(key -> key.column() == ClientColumn.RULES);
    Set<IpAddress> chosen = byRules ? new HashSet<>(session.blockSelection()) : Set.of();
    sorter.make(new ClientRows.Wish(view.report(), view.whole(), order, chosen, table.selected()));
    patience.playFromStart();
  }

  private void show(ClientRows rows) {
    // What was closed in the meantime is not shown again.
    if (session.viewProperty().get() == null) {
      return;
    }
    rules.show(rows);
    table.show(rows);
    busy.setVisible(busy.isVisible() && sorter.isBusy());
    Report shown = rows.wish().report();
    Report whole = rows.wish().whole();
    count.setText(
        shown.filter().isEmpty()
            ? texts.get("clients.count", shown.clients().size(), shown.failures())
            : texts.get(
                "clients.count.part",
                shown.clients().size(),
                whole.clients().size(),
                shown.failures(),
                whole.failures()));
    nameless.setText(texts.get("clients.nameless", rows.nameless()));
    setShown(nameless, rows.nameless() > 0);
    suggest.setDisable(shown.clients().isEmpty());
    showEmptiness();
  }

  private void showNothing() {
    rules.show(null);
    table.clear();
    busy.setVisible(false);
    count.setText("");
    setShown(nameless, false);
    suggest.setDisable(true);
    message.say("");
    showEmptiness();
  }

  /// Says in place of the rows why there are none.
  private void showEmptiness() {
    View view = session.viewProperty().get();
    boolean filtered = view != null && !view.report().filter().isEmpty();
    setShown(clear, filtered);
    empty.setText(texts.get("clients.empty." + emptiness(view, filtered)));
  }

  private String emptiness(@Nullable View view, boolean filtered) {
    if (filtered) {
      return "filter";
    }
    if (session.phaseProperty().get() == Phase.READING) {
      return "reading";
    }
    if (view == null) {
      return "log";
    }
    return view.report().failures() == 0 ? "failures" : "addresses";
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
