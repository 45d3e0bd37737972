package org.handshakedoctor.ui.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.analysis.Timeline;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.export.ComparisonWords;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.ComparisonSession;
import org.handshakedoctor.ui.session.ComparisonSession.Wish;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;

/// When the failures happened. Shows all that pass the filter but for its time range, which is
/// brushed here.
public final class TimelineController {
  private final AnalysisSession session;
  private final ComparisonSession comparing;
  private final Texts texts;
  private final TimeWords words;
  private final ComparisonWords markWords;
  private final TimelineMenu menu;
  private final TimelineChart chart;
  private final List<FaultCount> counts;
  private final InvalidationListener refresh = _ -> show();
  private final InvalidationListener remark = _ -> mark();

  @FXML private VBox root;
  @FXML private Label summary;
  @FXML private Button clear;
  @FXML private FlowPane legend;
  @FXML private StackPane place;
  @FXML private Label nothing;

  public TimelineController(
      AnalysisSession session, ComparisonSession comparing, Texts texts, ErrorCatalog catalog) {
    this.session = session;
    this.comparing = comparing;
    this.markWords = new ComparisonWords(catalog, texts.locale());
    this.menu = new TimelineMenu(texts, comparing);
    this.texts = texts;
    this.words = new TimeWords(texts);
    this.chart = new TimelineChart(words, this::brush);
    this.counts = Arrays.stream(Fault.values()).map(one -> new FaultCount(one, texts)).toList();
  }

  @FXML
  private void initialize() {
    // The session listens to this only as long as the window has it.
    root.setUserData(this);
    legend.getChildren().setAll(counts);
    place.getChildren().addFirst(chart);
    chart.pointedProperty().subscribe(_ -> summarize());
    session.viewProperty().addListener(new WeakInvalidationListener(refresh));
    session.phaseProperty().addListener(new WeakInvalidationListener(refresh));
    session.filterProperty().addListener(new WeakInvalidationListener(refresh));
    comparing.serverMarksProperty().addListener(new WeakInvalidationListener(remark));
    comparing.wishProperty().addListener(new WeakInvalidationListener(remark));
    comparing.userMarks().addListener(new WeakInvalidationListener(remark));
    chart.setOnContextMenuRequested(this::openMenu);
    chart.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    show();
    mark();
  }

  private void openMenu(ContextMenuEvent event) {
    TimeRange step = chart.stepAt(event.getX());
    if (step != null) {
      menu.about(step, chart.marks());
      menu.show(chart, event.getScreenX(), event.getScreenY());
    }
    event.consume();
  }

  private void pressed(KeyEvent event) {
    TimeRange step = chart.stepAt(-1);
    boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
    if (step == null || !plain) {
      return;
    }
    if (event.getCode() == KeyCode.C) {
      menu.compare(step, chart.marks());
      event.consume();
    } else if (event.getCode() == KeyCode.M) {
      menu.mark(step, chart.getScene().getWindow());
      event.consume();
    }
  }

  private void mark() {
    List<TimeMark> marks = new ArrayList<>();
    comparing
        .serverMarksProperty()
        .get()
        .forEach(one -> marks.add(new TimeMark(one.time(), markWords.mark(one), false)));
    comparing
        .userMarks()
        .forEach(one -> marks.add(new TimeMark(one.time(), VisibleText.of(one.note()), true)));
    Long moment = comparing.wishProperty().get() instanceof Wish.Moment(long time) ? time : null;
    chart.mark(marks, moment);
    summarize();
  }

  @FXML
  private void clear() {
    brush(TimeRange.ALL);
    chart.requestFocus();
  }

  private void brush(TimeRange range) {
    session.filterProperty().set(session.filterProperty().get().withTime(range));
  }

  private void show() {
    View view = session.viewProperty().get();
    TimeRange brushed = session.filterProperty().get().effective().time();
    Timeline timeline = view == null ? null : view.overTime().timeline();
    boolean drawn = timeline != null && timeline.size() > 0;
    chart.show(timeline, brushed);
    chart.setVisible(drawn);
    nothing.setVisible(!drawn);
    nothing.setText(texts.get(whyNothing(view)));
    boolean isBrushed = !brushed.equals(TimeRange.ALL);
    clear.setVisible(isBrushed);
    if (isBrushed) {
      clear.setAccessibleText(texts.get("timeline.clear-range", words.span(brushed)));
    }
    Map<Fault, Integer> all = chart.counts(TimeRange.ALL);
    counts.forEach(one -> one.setMost(all.getOrDefault(one.fault(), 0)));
    summarize();
  }

  private String whyNothing(@Nullable View view) {
    if (view == null) {
      boolean reading = session.phaseProperty().get() == AnalysisSession.Phase.READING;
      return reading ? "timeline.reading" : "timeline.no-log";
    }
    if (view.overTime().failures() > 0) {
      return "timeline.no-time";
    }
    return view.whole().failures() > 0 ? "timeline.none-selected" : "timeline.none";
  }

  /// Counts what is pointed at, else what is selected, else everything.
  private void summarize() {
    View view = session.viewProperty().get();
    if (view == null || view.overTime().timeline().size() == 0) {
      summary.setText("");
      return;
    }
    TimeRange pointed = chart.pointedProperty().get();
    TimeRange brushed = session.filterProperty().get().effective().time();
    TimeRange range = pointed == null ? brushed : pointed;
    if (range.equals(TimeRange.ALL)) {
      range = whole(view.overTime().timeline());
    }
    boolean inverted = view.report().filter().inverted().contains(Filter.Part.TIME);
    Map<Fault, Integer> inRange =
        range.equals(view.report().filter().time()) && !inverted ? counts(view.report()) : chart.counts(range);
    summary.setText(withMarks(words.total(range, inRange), pointed));
    counts.forEach(one -> one.setNow(inRange.getOrDefault(one.fault(), 0)));
  }

  /// What happened in the step that is pointed at.
  private String withMarks(String total, @Nullable TimeRange pointed) {
    String said = total;
    if (pointed != null) {
      for (TimeMark mark : TimeMark.in(pointed, chart.marks())) {
        said = texts.get("timeline.marked", said, mark.words());
      }
    }
    return said;
  }

  /// Exact also where the brushed range ends within a bar, as it can after the steps have changed.
  private static Map<Fault, Integer> counts(Report report) {
    Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    report.faults().forEach(one -> counts.put(one.fault(), one.failures()));
    return counts;
  }

  private static TimeRange whole(Timeline timeline) {
    return new TimeRange(timeline.startOf(0), timeline.startOf(timeline.size()));
  }
}
