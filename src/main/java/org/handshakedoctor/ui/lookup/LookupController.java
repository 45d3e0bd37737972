package org.handshakedoctor.ui.lookup;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.lookup.ErrorLookup;
import org.handshakedoctor.core.meaning.LineMeanings;
import org.handshakedoctor.core.tls.TlsFailure;
import org.handshakedoctor.ui.explanation.EntryPane;
import org.handshakedoctor.ui.explanation.SeeAlso;
import org.handshakedoctor.ui.fx.Background;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.fx.WholeList;
import org.handshakedoctor.ui.session.Explanations;
import org.jspecify.annotations.Nullable;

/// Looks errors up: the question above, what it found at the left, the explanation at the right.
public final class LookupController {
  /// Long enough to type on, short enough not to be waited for.
  private static final Duration TYPING_PAUSE = Duration.millis(120);

  private static final double LIST_SHARE = 0.4;

  private static final KeyCombination FIND =
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination CLOSE =
      new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN);

  private final Explanations explanations;
  private final ErrorLookup lookup;
  private final Texts texts;
  private final LookupWords words;
  private final EntryPane entry;
  private final Search search;
  private final WholeList<Found.Hit> hits = new WholeList<>();
  private final PauseTransition typing = new PauseTransition(TYPING_PAUSE);
  private final ChangeListener<String> onQuestion = (_, _, question) -> questionChanged(question);
  private @Nullable Found shown;

  @FXML private VBox root;
  @FXML private LookupField field;
  @FXML private VBox taken;
  @FXML private Label takenFor;
  @FXML private Label decoded;
  @FXML private Node start;
  @FXML private StackPane examplePlace;
  @FXML private SplitPane results;
  @FXML private Node left;
  @FXML private Label count;
  @FXML private ListView<Found.Hit> list;
  @FXML private StackPane detail;

  public LookupController(
      Explanations explanations,
      ErrorLookup lookup,
      ErrorCatalog catalog,
      Texts texts,
      LineMeanings meanings) {
    this.explanations = explanations;
    this.lookup = lookup;
    this.texts = texts;
    this.words = new LookupWords(texts, meanings);
    this.entry =
        new EntryPane(texts, catalog, meanings, new SeeAlso(lookup, texts, explanations::lookUp));
    this.search = new Search(lookup, this::show);
  }

  @FXML
  private void initialize() {
    // What is listened to holds this view only weakly; the view itself has to hold its controller.
    root.setUserData(this);
    root.getStyleClass().add(texts.locale().getLanguage());
    examplePlace.getChildren().setAll(new Examples(texts, this::ask));
    list.setItems(hits);
    list.setCellFactory(_ -> new HitCell(words));
    list.getSelectionModel().selectedItemProperty().subscribe(this::showDetail);
    typing.setOnFinished(_ -> asked());
    field.textProperty().addListener((_, _, _) -> typing.playFromStart());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInField);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInList);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    explanations.questionProperty().addListener(new WeakChangeListener<>(onQuestion));
    // Whoever opens this window is about to search.
    Background.run(lookup::prepared, _ -> {});
    showQuestion(explanations.questionProperty().get());
  }

  private void ask(String question) {
    explanations.questionProperty().set(question);
    field.requestFocus();
    field.end();
  }

  private void questionChanged(String question) {
    // A view that another language has replaced lives on until it is collected.
    if (root.getScene() != null && root.getScene().getWindow() != null) {
      showQuestion(question);
    }
  }

  private void showQuestion(String question) {
    if (!question.equals(field.getText())) {
      field.setText(question);
      field.end();
      typing.stop();
    }
    search.ask(question);
  }

  private void asked() {
    if (field.isComposing()) {
      typing.playFromStart();
    } else {
      explanations.questionProperty().set(field.getText());
    }
  }

  private void show(Found found) {
    shown = found;
    boolean empty = found.answer().text().isEmpty();
    setShown(start, empty);
    setShown(results, !empty);
    showTaken(found);
    showList(!found.hits().isEmpty());
    count.setText(words.count(found));
    list.getSelectionModel().clearSelection();
    hits.show(found.hits());
    if (!found.hits().isEmpty()) {
      list.scrollTo(0);
    }
    if (found.isUnexplained()) {
      showDetail(null);
    } else if (!found.hits().isEmpty()) {
      list.getSelectionModel().select(0);
    }
  }

  /// The list would only take room where nothing is in it.
  private void showList(boolean wanted) {
    if (!wanted) {
      results.getItems().remove(left);
    } else if (!results.getItems().contains(left)) {
      results.getItems().addFirst(left);
      results.setDividerPositions(LIST_SHARE);
    }
  }

  private void showTaken(Found found) {
    String what = words.taken(found.answer());
    List<String> lines = words.decoded(found.answer());
    setShown(taken, what != null);
    takenFor.setText(what);
    decoded.setText(String.join("\n", lines));
    setShown(decoded, !lines.isEmpty());
  }

  private void showDetail(Found.@Nullable Hit hit) {
    Found found = shown;
    if (hit != null && found != null) {
      TlsFailure failure = hit.exact() ? found.answer().failure() : null;
      EntryPane.Asked asked =
          failure == null ? null : new EntryPane.Asked(found.answer().text(), failure);
      entry.show(hit.entry(), words.origin(hit), asked);
      detail.getChildren().setAll(entry);
    } else if (found != null && found.isUnexplained()) {
      entry.clear();
      detail.getChildren().setAll(new Unexplained(words, found));
    }
  }

  private void pressedInField(KeyEvent key) {
    switch (key.getCode()) {
      case DOWN -> list.getSelectionModel().selectNext();
      case UP -> list.getSelectionModel().selectPrevious();
      case ENTER -> enter();
      default -> {
        return;
      }
    }
    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 1));
    key.consume();
  }

  private void pressedInList(KeyEvent key) {
    if (key.getCode() == KeyCode.ENTER) {
      entry.focusText();
      key.consume();
    }
  }

  /// Goes on to the explanation, once it is the one of what stands in the field.
  private void enter() {
    if (field.isComposing()) {
      return;
    }
    if (!field.getText().equals(explanations.questionProperty().get())) {
      typing.stop();
      asked();
    } else {
      entry.focusText();
    }
  }

  private void pressed(KeyEvent key) {
    if (FIND.match(key)) {
      field.requestFocus();
      field.selectAll();
    } else if (CLOSE.match(key)) {
      root.getScene().getWindow().hide();
    } else if (key.getCode() == KeyCode.ESCAPE) {
      back();
    } else {
      return;
    }
    key.consume();
  }

  /// One step: from the explanation to the field, from a question to none, from none out of here.
  private void back() {
    if (!field.isFocused()) {
      field.requestFocus();
      field.end();
    } else if (!field.getText().isEmpty()) {
      field.clear();
    } else {
      root.getScene().getWindow().hide();
    }
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
