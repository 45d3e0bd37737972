package org.handshakedoctor.ui.overview;

import java.text.NumberFormat;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.analysis.Report.FaultSummary;
import org.handshakedoctor.core.analysis.Trend;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.ui.fx.FaultMark;
import org.handshakedoctor.ui.fx.Texts;

/// How much of it is whose problem. Pressed while only the failures of this fault are shown.
final class FaultCard extends ToggleButton {
  /// Greater numbers do not fit and are shortened; the tooltip has them in full.
  private static final int LONGEST_FAILURES = 9_999_999;

  private static final int LONGEST_CLIENTS = 99_999;

  private final Fault fault;
  private final Texts texts;
  private final Label failures = new Label();
  private final Label clients = new Label();
  private final Label trend = new Label();
  private final Tooltip inFull = new Tooltip();

  private Set<String> entries = Set.of();

  FaultCard(Fault fault, Texts texts, Consumer<Set<String>> onFilter) {
    this.fault = fault;
    this.texts = texts;
    FaultMark mark = FaultMark.of(fault);
    Label name = new Label(mark.symbol() + " " + texts.get("fault." + fault.id()));
    name.getStyleClass().add("fault-mark");
    failures.getStyleClass().add("number");
    clients.getStyleClass().addAll("muted", "small");
    trend.getStyleClass().addAll("small", "trend");
    setGraphic(new VBox(2, name, failures, clients, trend));
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxWidth(Double.MAX_VALUE);
    setTooltip(inFull);
    setOnAction(_ -> onFilter.accept(entries));
    getStyleClass().addAll("fault-card", mark.styleClass());
  }

  Fault fault() {
    return fault;
  }

  /// @param all the entries of this fault, also those that do not pass the filter
  /// @param filtered whether only they are shown
  void show(FaultSummary summary, Trend course, Set<String> all, boolean filtered) {
    entries = all;
    setSelected(filtered);
    setDisable(all.isEmpty());
    failures.setText(number(summary.failures(), LONGEST_FAILURES));
    String addresses = number(summary.clients(), LONGEST_CLIENTS);
    clients.setText(texts.get("overview.card-clients", summary.clients(), addresses));
    boolean known = course != Trend.UNKNOWN;
    trend.setText(texts.get("overview.trend-" + course.id()));
    trend.setVisible(known);
    trend.setManaged(known);
    String counts =
        texts.get(
            "overview.card-full",
            texts.get("fault." + fault.id()),
            summary.failures(),
            summary.clients());
    int earlier = summary.course().earlier();
    String halves = texts.get("overview.trend-full", earlier, summary.course().later());
    String full = known ? counts + "\n" + trend.getText() + ": " + halves : counts;
    setAccessibleText(full);
    inFull.setText(
        full + "\n" + texts.get(filtered ? "overview.card-back" : "overview.card-filter"));
  }

  private String number(int value, int longest) {
    if (value <= longest) {
      return texts.number(value);
    }
    NumberFormat compact =
        NumberFormat.getCompactNumberInstance(texts.locale(), NumberFormat.Style.SHORT);
    compact.setMaximumFractionDigits(1);
    return compact.format(value);
  }
}
