package org.handshakedoctor.ui.timeline;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.analysis.Timeline;
import org.handshakedoctor.core.tls.Fault;
import org.jspecify.annotations.Nullable;

/// Failures over time as stacked bars, with a brush to select a part of the time. One focusable
/// node, whose accessible text says what the cursor is on.
///
/// All drawing happens at layout, so that any number of changes is drawn once a frame. The colours
/// come from CSS; a new theme draws anew.
final class TimelineChart extends Region {
  private static final StyleablePropertyFactory<TimelineChart> STYLES =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final Map<Fault, CssMetaData<TimelineChart, Color>> FAULT_COLORS =
      new EnumMap<>(Fault.class);
  private static final CssMetaData<TimelineChart, Color> TEXT =
      STYLES.createColorCssMetaData("-text-color", chart -> chart.text, Color.GRAY);
  private static final CssMetaData<TimelineChart, Color> LINE =
      STYLES.createColorCssMetaData("-line-color", chart -> chart.line, Color.GRAY);
  private static final CssMetaData<TimelineChart, Color> ACCENT =
      STYLES.createColorCssMetaData("-accent-color", chart -> chart.accent, Color.GRAY);

  static {
    for (Fault fault : Fault.values()) {
      FAULT_COLORS.put(
          fault,
          STYLES.createColorCssMetaData(
              "-" + fault.id() + "-color",
              chart -> Objects.requireNonNull(chart.faults.get(fault)),
              Color.GRAY));
    }
  }

  private static final double TOP_SPACE = 8;
  private static final double RIGHT_SPACE = 16;
  private static final double LEFT_SPACE = 8;
  private static final double AXIS_SPACE = 24;
  private static final Font FONT = Font.font(12);

  private final TimeWords words;
  private final TimeBrush brush;
  private final Canvas canvas = new Canvas();
  private final Map<Fault, StyleableObjectProperty<Color>> faults = new EnumMap<>(Fault.class);
  private final StyleableObjectProperty<Color> text = color(TEXT);
  private final StyleableObjectProperty<Color> line = color(LINE);
  private final StyleableObjectProperty<Color> accent = color(ACCENT);
  private final ReadOnlyObjectWrapper<@Nullable TimeRange> pointed = new ReadOnlyObjectWrapper<>();

  /// Null while there is nothing to draw.
  private @Nullable Timeline timeline;

  /// Null together with the timeline.
  private @Nullable TimeScale scale;

  private List<TimeMark> marks = List.of();

  /// Around which is compared; null if around none.
  private @Nullable Long moment;

  /// Where the mouse is; negative if not over the bars.
  private double mouseX = -1;

  /// @param onBrushed as [TimeBrush#TimeBrush]
  TimelineChart(TimeWords words, Consumer<TimeRange> onBrushed) {
    this.words = words;
    this.brush = new TimeBrush(onBrushed);
    FAULT_COLORS.forEach((fault, css) -> faults.put(fault, color(css)));
    getStyleClass().add("timeline-chart");
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleHelp(words.texts().get("timeline.keys"));
    focusedProperty().subscribe(_ -> change());
    widthProperty().subscribe(_ -> rescale());
    setOnKeyPressed(this::key);
    setOnMousePressed(this::press);
    setOnMouseDragged(event -> at(event, brush::drag));
    setOnMouseReleased(event -> at(event, brush::release));
    setOnMouseMoved(event -> at(event, (_, _) -> {}));
    setOnMouseExited(event -> at(event, (_, _) -> mouseX = -1));
  }

  /// What to draw from now on.
  ///
  /// @param now null for nothing
  /// @param selected the brushed part, [TimeRange#ALL] if there is none
  void show(@Nullable Timeline now, TimeRange selected) {
    timeline = now == null || now.size() == 0 ? null : now;
    brush.setSelected(selected);
    rescale();
  }

  /// What to mark from now on.
  ///
  /// @param compared the moment around which is compared; null if there is none
  void mark(List<TimeMark> now, @Nullable Long compared) {
    marks = List.copyOf(now);
    moment = compared;
    change();
  }

  List<TimeMark> marks() {
    return marks;
  }

  /// The step at a place of this node; the one that the keys have reached where the place is none.
  @Nullable TimeRange stepAt(double x) {
    TimeScale axis = scale;
    if (axis == null) {
      return null;
    }
    boolean inside = x >= axis.left() && x < axis.left() + axis.width();
    int bucket = inside ? axis.bucketAt(x) : brush.cursor(axis);
    return bucket < 0 ? null : axis.span(bucket, bucket);
  }

  /// The steps that the mouse or the keys are on; null if on none.
  ReadOnlyObjectProperty<@Nullable TimeRange> pointedProperty() {
    return pointed.getReadOnlyProperty();
  }

  /// Where the steps lie; null while there are none.
  @Nullable TimeScale scale() {
    return scale;
  }

  /// How many failures of each fault there are in the steps that this range touches.
  Map<Fault, Integer> counts(TimeRange range) {
    Timeline now = timeline;
    TimeScale axis = scale;
    Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    if (now != null && axis != null) {
      for (Fault fault : Fault.values()) {
        counts.put(
            fault,
            IntStream.range(0, now.size())
                .filter(bucket -> axis.touches(range, bucket))
                .map(bucket -> now.count(bucket, fault))
                .sum());
      }
    }
    return counts;
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return STYLES.getCssMetaData();
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    TimeScale axis = scale;
    if (axis == null) {
      return super.queryAccessibleAttribute(attribute, parameters);
    }
    return switch (attribute) {
      case VALUE -> Math.max(0.0, brush.cursor(axis));
      case MIN_VALUE -> 0.0;
      case MAX_VALUE -> axis.size() - 1.0;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
    if (timeline != null && scale != null) {
      paint(timeline, scale);
    }
  }

  private void paint(Timeline now, TimeScale axis) {
    Map<Fault, Color> colors = new EnumMap<>(Fault.class);
    faults.forEach((fault, color) -> colors.put(fault, color.get()));
    TimelinePainter painter =
        new TimelinePainter(
            canvas.getGraphicsContext2D(),
            now,
            axis,
            TOP_SPACE,
            Math.floor(getHeight() - AXIS_SPACE),
            now.ceiling(),
            new TimelinePainter.Colors(colors, text.get(), line.get(), accent.get()),
            FONT);
    painter.grid(words);
    if (mouseX >= 0 && !brush.isDragging()) {
      painter.hovered(axis.bucketAt(mouseX));
    }
    TimeRange marked = brush.marked(axis);
    painter.bars(marked);
    if (marked != null) {
      painter.selection(marked);
    }
    marks.forEach(painter::mark);
    if (moment != null) {
      painter.moment(moment);
    }
    if (isFocused() && brush.cursor(axis) >= 0) {
      painter.cursor(brush.cursor(axis));
    }
  }

  private void rescale() {
    Timeline now = timeline;
    if (now == null) {
      scale = null;
    } else {
      String most = words.texts().number(now.ceiling());
      String step = words.step(now.bucketSeconds());
      double labels =
          Math.max(TimelinePainter.width(most, FONT), TimelinePainter.width(step, FONT));
      double left = labels + LEFT_SPACE + TimelinePainter.LABEL_SPACE;
      scale = TimeScale.of(now, left, Math.max(1, getWidth() - left - RIGHT_SPACE));
    }
    change();
  }

  private void key(KeyEvent event) {
    TimeScale axis = scale;
    if (axis == null || event.isAltDown() || event.isShortcutDown()) {
      return;
    }
    boolean extending = event.isShiftDown();
    switch (event.getCode()) {
      case LEFT -> brush.moveBy(axis, -1, extending);
      case RIGHT -> brush.moveBy(axis, 1, extending);
      case HOME -> brush.moveTo(axis, 0, extending);
      case END -> brush.moveTo(axis, axis.size() - 1, extending);
      case ENTER -> brush.apply(axis);
      case ESCAPE -> {
        if (!brush.withdraw()) {
          return;
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
    change();
  }

  private void press(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      requestFocus();
      at(event, brush::press);
    }
  }

  /// Something that happens at a place of the scale.
  @FunctionalInterface
  private interface Place {
    void at(TimeScale scale, double x);
  }

  private void at(MouseEvent event, Place place) {
    TimeScale axis = scale;
    if (axis == null) {
      return;
    }
    double x = event.getX();
    boolean inside = x >= axis.left() && x < axis.left() + axis.width();
    mouseX = inside ? x : -1;
    place.at(axis, x);
    if (brush.gripAt(axis, x) != TimeBrush.Grip.NEW) {
      setCursor(Cursor.H_RESIZE);
    } else {
      setCursor(inside ? Cursor.CROSSHAIR : Cursor.DEFAULT);
    }
    change();
  }

  /// Draws at the next frame, and says anew what is pointed at.
  private void change() {
    TimeScale axis = scale;
    pointed.set(axis == null ? null : pointed(axis));
    setAccessibleText(axis == null ? words.texts().get("timeline.name") : spoken(axis));
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    requestLayout();
  }

  private @Nullable TimeRange pointed(TimeScale axis) {
    if (brush.isDragging()) {
      return null;
    }
    if (mouseX >= 0) {
      return axis.span(axis.bucketAt(mouseX), axis.bucketAt(mouseX));
    }
    return isFocused() ? brush.pending(axis) : null;
  }

  private String spoken(TimeScale axis) {
    int bucket = brush.cursor(axis);
    if (bucket < 0) {
      TimeRange all = axis.span(0, axis.size() - 1);
      return words.texts().get("timeline.name") + " " + words.summary(all, counts(all));
    }
    TimeRange marked = brush.marked(axis);
    TimeRange step = axis.span(bucket, bucket);
    return words
        .texts()
        .get(
            marked != null && axis.touches(marked, bucket)
                ? "timeline.bar-selected"
                : "timeline.bar",
            bucket + 1,
            axis.size(),
            words.summary(step, counts(step)));
  }

  private StyleableObjectProperty<Color> color(CssMetaData<TimelineChart, Color> css) {
    StyleableObjectProperty<Color> color =
        new SimpleStyleableObjectProperty<>(css, this, css.getProperty(), Color.GRAY);
    color.subscribe(_ -> requestLayout());
    return color;
  }
}
