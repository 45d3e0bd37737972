package org.handshakedoctor.ui.compare;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.handshakedoctor.core.analysis.Comparison;
import org.handshakedoctor.core.analysis.Comparison.Change;
import org.handshakedoctor.core.export.ComparisonWords;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.ui.fx.FaultMark;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// What became of each cause: all of them first, then the clearest change.
final class ChangesTable extends TableView<Change> {
  private final Texts texts;
  private final ComparisonWords words;

  ChangesTable(Texts texts, ComparisonWords words) {
    this.texts = texts;
    this.words = words;
    getStyleClass().add("changes");
    setAccessibleText(texts.get("compare.table"));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    TableColumn<Change, Change> whose = column("whose", 104, this::whose);
    TableColumn<Change, Change> cause = column("cause", 220, words::name);
    TableColumn<Change, Change> failures = group("failures", Comparison.Frequency::failuresPerDay);
    TableColumn<Change, Change> clients = group("addresses", Comparison.Frequency::clientsPerDay);
    TableColumn<Change, Change> became = column("became", 150, this::became);
    getColumns().setAll(List.of(whose, cause, failures, clients, became));
  }

  void show(Comparison comparison) {
    getItems().setAll(comparison.causes());
    getItems().addFirst(comparison.all());
  }

  private TableColumn<Change, Change> group(
      String key, ToDoubleFunction<Comparison.Frequency> rate) {
    TableColumn<Change, Change> group = new TableColumn<>(texts.get("compare.column." + key));
    TableColumn<Change, Change> before =
        column("before", 68, one -> words.rate(rate.applyAsDouble(one.before())));
    TableColumn<Change, Change> after =
        column("after", 68, one -> words.rate(rate.applyAsDouble(one.after())));
    List.of(before, after).forEach(one -> one.getStyleClass().add("number"));
    group.getColumns().setAll(List.of(before, after));
    group.setSortable(false);
    group.setReorderable(false);
    return group;
  }

  private TableColumn<Change, Change> column(
      String key, double width, Function<Change, String> text) {
    TableColumn<Change, Change> column = new TableColumn<>(texts.get("compare.column." + key));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new ChangeCell(key, text));
    return column;
  }

  private String whose(Change change) {
    return change.cause() == null ? "" : texts.get("fault." + change.cause().fault().id());
  }

  /// A sign besides the words: up, down, about the same, unknown.
  private String became(Change change) {
    return switch (change.chance()) {
      case UNLIKELY ->
          switch (change.trend()) {
            case NEW, MORE -> "▲ " + words.trend(change);
            case GONE, LESS -> "▼ " + words.trend(change);
            case SAME -> "≈ " + words.trend(change);
          };
      case POSSIBLE -> "≈ " + texts.get("compare.unclear");
      case TOO_LITTLE -> "? " + texts.get("compare.little");
    };
  }

  private final class ChangeCell extends TableCell<Change, Change> {
    private final String key;
    private final Function<Change, String> text;

    ChangeCell(String key, Function<Change, String> text) {
      this.key = key;
      this.text = text;
      setWrapText(key.equals("cause"));
    }

    @Override
    protected void updateItem(@Nullable Change item, boolean empty) {
      super.updateItem(item, empty);
      getStyleClass().removeAll("clear", "all");
      setGraphic(null);
      setTooltip(null);
      if (empty || item == null) {
        setText(null);
        return;
      }
      setText(text.apply(item));
      if (item.isClear() && key.equals("became")) {
        getStyleClass().add("clear");
      }
      if (item.cause() == null) {
        getStyleClass().add("all");
      } else if (key.equals("whose")) {
        setGraphic(mark(item.cause().fault()));
      }
      if (key.equals("became") || key.equals("cause")) {
        setTooltip(new Tooltip(words.name(item) + ": " + words.verdict(item)));
      }
    }

    private static Label mark(Fault fault) {
      FaultMark mark = FaultMark.of(fault);
      Label label = new Label(mark.symbol());
      label.getStyleClass().addAll("fault-mark", mark.styleClass());
      return label;
    }
  }
}
