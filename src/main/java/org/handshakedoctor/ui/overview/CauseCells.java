package org.handshakedoctor.ui.overview;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.ui.fx.FaultMark;
import org.handshakedoctor.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes the cells of the [CausesTable].
record CauseCells(Texts texts, CauseName names) {
  private static final String NONE = "–";
  private static final double LEAST_SHOWN = 0.001;
  private static final double MOST_SHOWN = 0.99;

  /// So that the bars of all rows are equally long.
  private static final double PERCENT_WIDTH = 36;

  SummaryCell fault() {
    Label label = new Label();
    label.getStyleClass().add("fault-mark");
    return new SummaryCell(
        label,
        one -> {
          Fault fault = one.cause().fault();
          FaultMark mark = FaultMark.of(fault);
          label.setText(mark.symbol() + " " + texts.get("fault." + fault.id()));
          label.getStyleClass().setAll("label", "fault-mark", mark.styleClass());
        });
  }

  /// The plain name above what the log says.
  SummaryCell name() {
    Label name = new Label();
    name.setWrapText(true);
    name.getStyleClass().add("name");
    Label logged = new Label();
    logged.getStyleClass().addAll("mono", "muted", "logged");
    logged.setMinHeight(Label.USE_PREF_SIZE);
    Tooltip full = new Tooltip();
    name.setTooltip(full);
    VBox box = new VBox(2, name, logged);
    box.setAlignment(Pos.CENTER_LEFT);
    return new SummaryCell(
        box,
        one -> {
          name.setText(names.plain(one.cause()));
          logged.setText(CauseName.logged(one.cause()));
          full.setText(
              names.plain(one.cause())
                  + "\n"
                  + CauseName.logged(one.cause())
                  + "\n"
                  + CauseName.operation(one.cause()));
        });
  }

  SummaryCell operation() {
    Label label = new Label();
    label.getStyleClass().addAll("mono", "small");
    return new SummaryCell(label, one -> label.setText(CauseName.operation(one.cause())));
  }

  /// The number; above its share where that has no column of its own.
  ///
  /// @param total is asked for their number
  /// @param alone true while the share has its own column
  SummaryCell failures(IntSupplier total, ObservableValue<Boolean> alone) {
    Label number = new Label();
    Share share = new Share();
    share.visibleProperty().bind(alone.map(one -> !one));
    share.managedProperty().bind(share.visibleProperty());
    VBox box = new VBox(2, number, share);
    box.setAlignment(Pos.CENTER_RIGHT);
    return new SummaryCell(
        box,
        one -> {
          number.setText(texts.number(one.failures()));
          share.show((double) one.failures() / Math.max(1, total.getAsInt()));
          box.getStyleClass().setAll(FaultMark.of(one.cause().fault()).styleClass());
        });
  }

  SummaryCell share(IntSupplier total) {
    Share share = new Share();
    return new SummaryCell(
        share,
        one -> {
          share.show((double) one.failures() / Math.max(1, total.getAsInt()));
          share.getStyleClass().setAll(FaultMark.of(one.cause().fault()).styleClass());
        });
  }

  /// When they happened, as small bars.
  SummaryCell course() {
    Sparkline line = new Sparkline();
    return new SummaryCell(
        line,
        one -> {
          line.show(one.course());
          line.getStyleClass().setAll("sparkline", FaultMark.of(one.cause().fault()).styleClass());
        });
  }

  /// A bar with its percentage.
  private final class Share extends HBox {
    private final ShareBar bar = new ShareBar();
    private final Label percent = new Label();

    Share() {
      super(4);
      percent.getStyleClass().addAll("muted", "small");
      percent.setMinWidth(PERCENT_WIDTH);
      percent.setAlignment(Pos.CENTER_RIGHT);
      HBox.setHgrow(bar, Priority.ALWAYS);
      setAlignment(Pos.CENTER_RIGHT);
      getChildren().setAll(bar, percent);
    }

    void show(double part) {
      percent.setText(percent(part));
      bar.setShare(part);
    }
  }

  /// Some is never nothing, and nearly all is never all.
  private String percent(double part) {
    if (part < LEAST_SHOWN) {
      return "<" + texts.percent(LEAST_SHOWN);
    }
    return part < 1 && part > MOST_SHOWN ? ">" + texts.percent(MOST_SHOWN) : texts.percent(part);
  }

  /// A number, and a dash for none.
  SummaryCell number(ToIntFunction<ReasonSummary> number) {
    Label label = new Label();
    SummaryCell cell =
        new SummaryCell(
            label,
            one -> {
              int value = number.applyAsInt(one);
              label.setText(value == 0 ? NONE : texts.number(value));
            });
    cell.getStyleClass().add("number");
    return cell;
  }

  /// The date above the time of day.
  SummaryCell time(ToIntFunction<ReasonSummary> time) {
    Label label = new Label();
    label.getStyleClass().addAll("mono", "small");
    return new SummaryCell(
        label,
        one -> {
          int seconds = time.applyAsInt(one);
          boolean known = seconds != FailureSink.NO_TIME;
          label.setText(known ? texts.time(seconds).replace(' ', '\n') : NONE);
        });
  }

  /// The button that filters.
  ///
  /// @param isFiltered whether only the failures of this cause are shown
  SummaryCell filter(Predicate<Cause> isFiltered, Consumer<Cause> onFilter) {
    Button button = new Button(null, new FontIcon(Feather.FILTER));
    // Plus on the row does the same; fifty buttons would be fifty stops for Tab.
    button.setFocusTraversable(false);
    Tooltip tooltip = new Tooltip();
    button.setTooltip(tooltip);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "filter");
    return new SummaryCell(
        button,
        one -> {
          boolean filtered = isFiltered.test(one.cause());
          button.setGraphic(new FontIcon(filtered ? Feather.X : Feather.FILTER));
          button.setOnAction(_ -> onFilter.accept(one.cause()));
          tooltip.setText(texts.get(filtered ? "overview.show-all" : "overview.show-only"));
          button.setAccessibleText(tooltip.getText() + " " + names.plain(one.cause()));
        });
  }
}
