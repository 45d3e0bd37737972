package org.handshakedoctor.ui.lines;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.ForgedLine;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;

/// The lines of the failures as the server wrote them, and apart from them those that visitors
/// forged.
public final class LinesController {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  /// More than this is a job for the file itself.
  private static final int LINES_COPIED = 1000;

  private static final int FORGED_SHOWN = 50;

  private final AnalysisSession session;
  private final Texts texts;
  private final ChangeListener<@Nullable View> onView = (_, _, view) -> show(view);
  private @Nullable LineCache cache;

  @FXML private VBox root;
  @FXML private Label count;
  @FXML private TitledPane forged;
  @FXML private VBox forgedLines;
  @FXML private ListView<Integer> list;
  @FXML private Label empty;
  @FXML private Button clear;

  public LinesController(AnalysisSession session, Texts texts) {
    this.session = session;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> explain(row));
    list.setCellFactory(_ -> new LineCell(texts, () -> cache));
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    session.viewProperty().addListener(new WeakChangeListener<>(onView));
    show(session.viewProperty().get());
  }

  @FXML
  void clearFilter() {
    session.filterProperty().set(Filter.NONE);
  }

  private void show(@Nullable View view) {
    if (view == null) {
      replaceCache(null);
      list.setItems(FXCollections.observableArrayList());
      count.setText("");
      return;
    }
    Report report = view.report();
    replaceCache(report.log());
    list.setItems(FXCollections.observableList(new RowList(report.rows())));
    count.setText(texts.get("lines.count", report.failures()));
    boolean filtered = !report.filter().isEmpty();
    empty.setText(texts.get(filtered ? "lines.empty.filtered" : "lines.empty"));
    clear.setVisible(filtered);
    clear.setManaged(filtered);
    showForged(report.log());
  }

  private void replaceCache(@Nullable FailureLog log) {
    if (cache != null && cache.log() == log) {
      return;
    }
    if (cache != null) {
      cache.close();
    }
    cache = log == null ? null : new LineCache(log);
  }

  private void showForged(FailureLog log) {
    forged.setVisible(log.forgedCount() > 0);
    forged.setManaged(log.forgedCount() > 0);
    forged.setText(texts.get("lines.forged", log.forgedCount()));
    Label why = new Label(texts.get("lines.forged.why"));
    why.setWrapText(true);
    forgedLines.getChildren().setAll(why);
    for (ForgedLine line : log.forged().stream().limit(FORGED_SHOWN).toList()) {
      Label shown = new Label(words(line));
      shown.getStyleClass().addAll("mono", "small");
      forgedLines.getChildren().add(shown);
    }
    if (log.forgedCount() > FORGED_SHOWN) {
      forgedLines
          .getChildren()
          .add(new Label(texts.get("lines.forged.more", log.forgedCount() - FORGED_SHOWN)));
    }
  }

  private String words(ForgedLine line) {
    IpAddress claimed = line.claimed();
    Object accused = claimed == null ? texts.get("lines.forged.nobody") : claimed;
    return line.sender() == null
        ? texts.get("lines.forged.line.unsent", line.line(), accused)
        : texts.get("lines.forged.line", line.line(), accused, line.sender());
  }

  private void explain(@Nullable Integer failure) {
    if (failure != null && cache != null) {
      session.selectedCauseProperty().set(cache.log().cause(failure));
    }
  }

  private void pressed(KeyEvent event) {
    if (COPY.match(event)) {
      copySelected();
      event.consume();
    }
  }

  /// What is selected has been on the screen, so its text is here.
  private void copySelected() {
    LineCache lines = cache;
    if (lines != null) {
      List<Integer> selected = list.getSelectionModel().getSelectedItems();
      CopyButton.copy(
          selected.stream()
              .limit(LINES_COPIED)
              .map(failure -> lines.line(failure).get())
              .filter(line -> line != null && !line.equals(LineCache.GONE))
              .collect(Collectors.joining("\n", "", "\n")));
    }
  }
}
