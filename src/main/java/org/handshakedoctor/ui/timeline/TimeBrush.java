package org.handshakedoctor.ui.timeline;

import java.util.function.Consumer;
import org.handshakedoctor.core.analysis.TimeRange;
import org.jspecify.annotations.Nullable;

/// What the mouse and the keys have selected of a timeline, and where they are. Knows nothing of
/// windows.
///
/// Positions are kept as times, because the steps get other numbers while a log is read; every
/// method is given the scale of the moment. What is selected always begins and ends at the border
/// of a step.
final class TimeBrush {
  /// How near the mouse must come to an end of the selection to take hold of it, in pixels.
  private static final double REACH = 5;

  /// A hand that trembles by less than this has clicked, not dragged.
  private static final double TREMBLE = 3;

  private static final long NOWHERE = Long.MIN_VALUE;

  private final Consumer<TimeRange> onBrushed;
  private TimeRange selected = TimeRange.ALL;
  private @Nullable Drag drag;

  /// Where the keys are: the beginning of a step.
  private long cursor = NOWHERE;

  /// Where a selection by keys began.
  private long anchor = NOWHERE;

  /// What the mouse takes hold of.
  enum Grip {
    NEW,
    FROM,
    UNTIL
  }

  /// One press of the mouse until its release.
  ///
  /// @param fixed the step that stays selected whatever the mouse does
  private record Drag(Grip grip, long fixed, double pressedAt, TimeRange before, boolean moved) {}

  /// @param onBrushed is told of each range that is selected, also while the mouse is still down;
  ///   [TimeRange#ALL] when the selection is cleared
  TimeBrush(Consumer<TimeRange> onBrushed) {
    this.onBrushed = onBrushed;
  }

  /// [TimeRange#ALL] if nothing is.
  TimeRange selected() {
    return selected;
  }

  /// Takes over a selection that was made elsewhere.
  void setSelected(TimeRange range) {
    selected = range;
  }

  boolean isDragging() {
    return drag != null;
  }

  /// The step under the cursor of the keys, or -1.
  int cursor(TimeScale scale) {
    return cursor == NOWHERE ? -1 : scale.bucketOf(cursor);
  }

  /// What Enter would select; null before any key.
  @Nullable TimeRange pending(TimeScale scale) {
    if (cursor == NOWHERE) {
      return null;
    }
    long from = anchor == NOWHERE ? cursor : anchor;
    return scale.span(scale.bucketOf(from), scale.bucketOf(cursor));
  }

  /// The part to be shown as selected: what Shift and the arrows are just spanning, else what is
  /// selected; null if nothing is.
  @Nullable TimeRange marked(TimeScale scale) {
    if (anchor != NOWHERE) {
      return pending(scale);
    }
    return selected.equals(TimeRange.ALL) ? null : selected;
  }

  Grip gripAt(TimeScale scale, double x) {
    if (selected.equals(TimeRange.ALL)) {
      return Grip.NEW;
    }
    if (Math.abs(x - scale.x(selected.until())) <= REACH) {
      return Grip.UNTIL;
    }
    return Math.abs(x - scale.x(selected.from())) <= REACH ? Grip.FROM : Grip.NEW;
  }

  void press(TimeScale scale, double x) {
    anchor = NOWHERE;
    Grip grip = gripAt(scale, x);
    int fixed =
        switch (grip) {
          case NEW -> scale.bucketAt(x);
          case FROM -> scale.bucketOf(selected.until() - 1);
          case UNTIL -> scale.bucketOf(selected.from());
        };
    drag = new Drag(grip, scale.timeOf(fixed), x, selected, false);
  }

  void drag(TimeScale scale, double x) {
    Drag now = drag;
    if (now == null || (!now.moved() && Math.abs(x - now.pressedAt()) < TREMBLE)) {
      return;
    }
    drag = new Drag(now.grip(), now.fixed(), now.pressedAt(), now.before(), true);
    int fixed = scale.bucketOf(now.fixed());
    int moving =
        switch (now.grip()) {
          case NEW -> scale.bucketAt(x);
          case FROM -> Math.min(fixed, scale.edgeAt(x));
          case UNTIL -> Math.max(fixed, scale.edgeAt(x) - 1);
        };
    select(scale.span(fixed, moving));
  }

  /// A click without a drag puts the cursor there, and clears the selection if it lies elsewhere.
  void release(TimeScale scale, double x) {
    Drag now = drag;
    drag = null;
    if (now == null || now.moved() || now.grip() != Grip.NEW) {
      return;
    }
    int bucket = scale.bucketAt(x);
    cursor = scale.timeOf(bucket);
    if (!scale.touches(selected, bucket)) {
      select(TimeRange.ALL);
    }
  }

  /// Moves the cursor by so many steps; the first move goes to the near end.
  void moveBy(TimeScale scale, int steps, boolean extending) {
    int first = steps < 0 ? scale.size() - 1 : 0;
    moveTo(scale, cursor == NOWHERE ? first : cursor(scale) + steps, extending);
  }

  void moveTo(TimeScale scale, int step, boolean extending) {
    long time = scale.timeOf(Math.clamp(step, 0, scale.size() - 1));
    if (!extending) {
      anchor = NOWHERE;
    } else if (anchor == NOWHERE) {
      anchor = cursor == NOWHERE ? time : cursor;
    }
    cursor = time;
  }

  /// Selects what the keys have spanned.
  void apply(TimeScale scale) {
    TimeRange pending = pending(scale);
    anchor = NOWHERE;
    if (pending != null) {
      select(pending);
    }
  }

  /// Takes back the latest: a drag that goes on, what the keys have spanned, or the selection.
  ///
  /// @return false if there was nothing to take back
  boolean withdraw() {
    if (drag != null) {
      TimeRange before = drag.before();
      drag = null;
      select(before);
      return true;
    }
    if (anchor != NOWHERE) {
      anchor = NOWHERE;
      return true;
    }
    boolean any = !selected.equals(TimeRange.ALL);
    select(TimeRange.ALL);
    return any;
  }

  private void select(TimeRange range) {
    if (!range.equals(selected)) {
      selected = range;
      onBrushed.accept(range);
    }
  }
}
