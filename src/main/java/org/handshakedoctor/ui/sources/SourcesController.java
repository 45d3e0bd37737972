package org.handshakedoctor.ui.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.SourceNames;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;

/// One row for each source: what it was read as, which can be changed, how much of it was
/// understood, and what was odd.
public final class SourcesController {
  private static final double ROW = 32;
  private static final double HEADER = 36;
  private static final int ROWS_SHOWN = 6;

  private final AnalysisSession session;
  private final Texts texts;
  private final Wording wording;
  private final ChangeListener<@Nullable View> onView = (_, _, view) -> show(view);

  private SourceNames names = SourceNames.of(List.of());

  @FXML private TableView<SourceSummary> root;
  @FXML private TableColumn<SourceSummary, String> name;
  @FXML private TableColumn<SourceSummary, SourceSummary> format;
  @FXML private TableColumn<SourceSummary, String> lines;
  @FXML private TableColumn<SourceSummary, String> understood;
  @FXML private TableColumn<SourceSummary, String> failures;
  @FXML private TableColumn<SourceSummary, String> notes;

  public SourcesController(AnalysisSession session, ErrorCatalog catalog, Texts texts) {
    this.session = session;
    this.texts = texts;
    this.wording = new Wording(catalog, texts.locale());
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    root.setFixedCellSize(ROW);
    root.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    root.setPlaceholder(new Label());
    name.setCellValueFactory(row -> new ReadOnlyStringWrapper(names.name(row.getValue())));
    name.setCellFactory(_ -> new WordsCell(source -> VisibleText.of(source.name())));
    text(lines, source -> number(source, source.lines()));
    text(understood, this::share);
    text(failures, source -> number(source, source.failures()));
    text(notes, this::notes);
    format.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    format.setCellFactory(_ -> new FormatCell(session, texts, wording));
    session.viewProperty().addListener(new WeakChangeListener<>(onView));
    show(session.viewProperty().get());
  }

  private void text(
      TableColumn<SourceSummary, String> column, Function<SourceSummary, String> words) {
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(words.apply(row.getValue())));
    column.setCellFactory(_ -> new WordsCell(words));
  }

  private void show(@Nullable View view) {
    List<SourceSummary> sources = view == null ? List.of() : view.report().log().sources();
    names = SourceNames.of(sources);
    if (!root.getItems().equals(sources)) {
      int selected = root.getSelectionModel().getSelectedIndex();
      root.getItems().setAll(sources);
      root.getSelectionModel().select(selected);
    }
    root.setPrefHeight(HEADER + ROW * Math.min(ROWS_SHOWN, sources.size()));
  }

  /// Nothing where nothing was read, for a zero would be a claim.
  private String number(SourceSummary source, long number) {
    return source.lines() == 0 ? "" : texts.number(number);
  }

  private String share(SourceSummary source) {
    return source.lines() == 0
        ? ""
        : texts.percent((double) (source.lines() - source.unread()) / source.lines());
  }

  private String notes(SourceSummary source) {
    List<String> said = new ArrayList<>();
    SourceProblem problem = source.problem();
    if (problem != null) {
      said.add(wording.problem(problem));
    }
    if (source.repeats() != null) {
      said.add(wording.repeat(source.repeats()));
    }
    source.notes().stream().sorted().map(wording::note).forEach(said::add);
    return String.join(" ", said);
  }
}
