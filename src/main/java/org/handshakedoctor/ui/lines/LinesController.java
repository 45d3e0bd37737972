package org.handshakedoctor.ui.lines;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.meaning.LineMeanings;
import org.handshakedoctor.ui.fx.MessageBar;
import org.handshakedoctor.ui.fx.SelectionLimit;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.AnalysisSession.Phase;
import org.handshakedoctor.ui.session.Explanations;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;

/// The lines of the failures as the server wrote them, and apart from them those that visitors
/// forged.
public final class LinesController {
  private final AnalysisSession session;
  private final Explanations explanations;
  private final Texts texts;
  private final LineWords words;
  private final LineMeanings meanings;
  private final MessageBar message;
  private final ChangeListener<@Nullable View> onView = (_, _, view) -> show(view);
  private final ChangeListener<Phase> onPhase = (_, _, _) -> showEmptiness();
  private final ChangeListener<Number> onForged = (_, _, _) -> showForged();
  private @Nullable LineCache cache;

  @FXML private VBox root;
  @FXML private Label count;
  @FXML private Label lost;
  @FXML private ForgedPane forged;
  @FXML private LineList list;
  @FXML private Label empty;
  @FXML private Button clear;

  public LinesController(
      AnalysisSession session, Explanations explanations, Texts texts, LineMeanings meanings) {
    this.session = session;
    this.explanations = explanations;
    this.meanings = meanings;
    this.texts = texts;
    this.words = new LineWords(texts);
    this.message = new MessageBar(texts);
  }

  @FXML
  private void initialize() {
    LineActions actions =
        new LineActions(session, explanations, words, list, () -> cache, message::say, meanings);
    LineMenu menu = new LineMenu(list, actions, texts);
    new LineKeys(list, actions, menu).listen();
    list.setCellFactory(_ -> new LineCell(words, () -> cache, menu));
    list.prepare(_ -> actions.explain());
    SelectionLimit.set(
        list,
        list.getSelectionModel(),
        () -> list.getItems().size(),
        () -> list.getFocusModel().getFocusedIndex(),
        () -> message.say(texts.get("lines.limit", SelectionLimit.MOST)));
    session.viewProperty().addListener(new WeakChangeListener<>(onView));
    session.phaseProperty().addListener(new WeakChangeListener<>(onPhase));
    session.forgedCallsProperty().addListener(new WeakChangeListener<>(onForged));
    root.getChildren().add(1, message);
    show(session.viewProperty().get());
  }

  @FXML
  private void clearFilter() {
    session.filterProperty().set(Filter.NONE);
  }

  private void show(@Nullable View view) {
    if (view == null) {
      cache = null;
      list.clear();
      forged.clear();
      count.setText("");
      message.say("");
      showLost(null);
    } else {
      Report report = view.report();
      follow(report.log());
      list.show(report);
      forged.show(report.log(), words);
      count.setText(
          report.filter().isEmpty()
              ? texts.get("lines.count", report.failures(), report.lines())
              : texts.get("lines.count.part", report.failures(), view.whole().failures()));
    }
    showEmptiness();
  }

  private void showForged() {
    forged.setExpanded(true);
  }

  private void follow(FailureLog log) {
    if (cache == null) {
      cache = new LineCache(log);
      cache.lostProperty().subscribe(this::showLost);
    } else {
      cache.grow(log);
    }
  }

  /// Says why the lines are not shown as they stand in the log.
  private void showLost(LineText.@Nullable Lost why) {
    lost.setText(why == null ? "" : texts.get(why.key()));
    setShown(lost, why != null);
  }

  /// Says in place of the lines why there are none.
  private void showEmptiness() {
    View view = session.viewProperty().get();
    boolean filtered = view != null && !view.report().filter().isEmpty();
    setShown(clear, filtered);
    empty.setText(texts.get("lines.empty." + emptiness(view, filtered)));
  }

  private String emptiness(@Nullable View view, boolean filtered) {
    if (filtered) {
      return "filter";
    }
    if (session.phaseProperty().get() == Phase.READING) {
      return "reading";
    }
    return view == null ? "log" : "failures";
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
