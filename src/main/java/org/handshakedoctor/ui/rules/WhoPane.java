package org.handshakedoctor.ui.rules;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The first step: who. The list with what fills and empties it, a field to find somebody in a long
/// one, and what was decided last, with the way back.
final class WhoPane extends VBox {
  /// A shorter list is seen at once.
  private static final int FEW = 12;

  private final AnalysisSession session;
  private final Texts texts;
  private final CandidateWords words;
  private final Decisions decisions;
  private final WhoList list;
  private final Button suggest;
  private final Button clear;
  private final TextField find = new TextField();
  private final Label said = new Label();
  private final Hyperlink undo = new Hyperlink();
  private final HBox last = new HBox(said, undo);
  private final Label empty = new Label();

  /// The way to the groups of a long list.
  private final FlowPane jumps = new FlowPane();

  private @Nullable RulesPlan plan;

  /// @param suggests looks for addresses to suggest, which [#take] gets
  WhoPane(AnalysisSession session, Texts texts, Wording wording, Runnable suggests) {
    this.session = session;
    this.texts = texts;
    this.words = new CandidateWords(texts, wording);
    this.decisions = new Decisions(session);
    this.list = new WhoList(session, decisions, words, this::say);
    suggest = button("rules.suggest", suggests);
    suggest.setId("suggest");
    suggest.setGraphic(new FontIcon(Feather.ZAP));
    clear = button("rules.clear", this::clear);
    clear.setId("clear");
    clear.getStyleClass().add(Styles.FLAT);
    find.setId("findAddress");
    find.setPromptText(texts.get("rules.who.find"));
    find.setAccessibleText(texts.get("rules.who.find"));
    find.getStyleClass().addAll(Styles.SMALL, "find");
    find.managedProperty().bind(find.visibleProperty());
    find.textProperty().subscribe(_ -> showRows());
    find.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    HBox.setHgrow(find, Priority.ALWAYS);
    HBox tools = new HBox(suggest, clear, find);
    tools.getStyleClass().add("tools");
    said.setId("suggestion");
    said.setWrapText(true);
    said.setMinHeight(USE_PREF_SIZE);
    undo.setId("undoDecision");
    undo.setMinWidth(USE_PREF_SIZE);
    jumps.getStyleClass().add("jumps");
    jumps.managedProperty().bind(jumps.visibleProperty());
    last.getStyleClass().add("last-decision");
    last.managedProperty().bind(last.visibleProperty());
    empty.setWrapText(true);
    empty.getStyleClass().add("empty");
    list.setPlaceholder(empty);
    VBox.setVgrow(list, Priority.ALWAYS);
    getStyleClass().add("step");
    getChildren().setAll(tools, last, jumps, list);
    say("");
  }

  WhoList list() {
    return list;
  }

  void show(RulesPlan made) {
    plan = made;
    clear.setDisable(made.isEmpty());
    find.setVisible(!find.getText().isEmpty() || made.chosen() > FEW);
    showRows();
  }

  /// Of another log, or of none.
  void forget() {
    decisions.forget();
    find.clear();
    say("");
  }

  void take(Suggestion found) {
    say(
        decisions.decide(
            () -> {
              int before = session.blockSelection().size();
              session.blockSelection().addAll(found.addresses());
              return found.sentence(texts, session.blockSelection().size() - before);
            }));
  }

  /// Takes the last decision back, if there is one.
  void undo() {
    String what = decisions.undo();
    if (what != null) {
      say(texts.get("rules.done.undone", what));
    }
  }

  void redo() {
    String what = decisions.redo();
    if (what != null) {
      say(what);
    }
  }

  /// Gives the keys to what is done first here.
  void focusFirst() {
    (plan == null || plan.isEmpty() ? suggest : list).requestFocus();
  }

  private void clear() {
    int count = session.blockSelection().size();
    say(
        decisions.decide(
            () -> {
              session.blockSelection().clear();
              return texts.get("rules.done.cleared", count);
            }));
  }

  private void say(String sentence) {
    said.setText(sentence);
    // Read out when it changes, as the list has the focus.
    list.setAccessibleText(
        sentence.isEmpty()
            ? texts.get("rules.who.list")
            : texts.get("rules.who.list.said", sentence));
    boolean back = decisions.canUndo();
    undo.setText(texts.get(back ? "rules.undo" : "rules.redo"));
    undo.setOnAction(
        _ -> {
          if (back) {
            undo();
          } else {
            redo();
          }
        });
    undo.setVisible(back || decisions.canRedo());
    last.setVisible(!sentence.isEmpty());
  }

  private void showRows() {
    RulesPlan shown = plan;
    if (shown != null) {
      String wanted = find.getText().strip();
      empty.setText(
          shown.isEmpty() ? texts.get("rules.who.empty") : texts.get("rules.who.unfound", wanted));
      List<WhoRow> rows = WhoRow.of(shown, row -> wanted.isEmpty() || words.has(row, wanted));
      list.show(rows);
      jumps.getChildren().setAll(jumps(rows));
      jumps.setVisible(rows.size() > FEW && jumps.getChildren().size() > 1);
    }
  }

  private List<Hyperlink> jumps(List<WhoRow> rows) {
    List<Hyperlink> links = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i) instanceof WhoRow.Heading heading) {
        int index = i;
        Hyperlink link = new Hyperlink(words.heading(heading));
        link.setOnAction(
            _ -> {
              list.scrollTo(index);
              list.getSelectionModel().clearAndSelect(index + 1);
              list.requestFocus();
            });
        links.add(link);
      }
    }
    return links;
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !find.getText().isEmpty()) {
      find.clear();
    } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
      list.requestFocus();
    } else {
      return;
    }
    event.consume();
  }

  private Button button(String key, Runnable action) {
    Button button = new Button(texts.get(key));
    button.getStyleClass().add(Styles.SMALL);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }
}
