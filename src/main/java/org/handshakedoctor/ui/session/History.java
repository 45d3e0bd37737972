package org.handshakedoctor.ui.session;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Where somebody has been, as a browser keeps it: going somewhere new forgets what lay ahead. Knows
/// nothing of windows.
public final class History<T> {
  /// Nobody goes back further, and a brush can make many steps.
  static final int MOST = 100;

  private final Deque<T> behind = new ArrayDeque<>();
  private final Deque<T> ahead = new ArrayDeque<>();
  private T here;

  public History(T start) {
    here = start;
  }

  public T here() {
    return here;
  }

  /// Goes somewhere new; where one already is, nothing happens.
  public void go(T place) {
    if (place.equals(here)) {
      return;
    }
    behind.push(here);
    if (behind.size() > MOST) {
      behind.removeLast();
    }
    ahead.clear();
    here = place;
  }

  /// Says that the last step ended here and not where it seemed to: a word goes on being typed. If
  /// that leads back to where the step began, there was none.
  public void refine(T place) {
    here = place;
    if (place.equals(behind.peek())) {
      behind.pop();
    }
  }

  /// @return where one was before; null if that is nowhere
  public @Nullable T back() {
    return step(behind, ahead);
  }

  /// @return where one came back from; null if that is nowhere
  public @Nullable T forward() {
    return step(ahead, behind);
  }

  public boolean canGoBack() {
    return !behind.isEmpty();
  }

  public boolean canGoForward() {
    return !ahead.isEmpty();
  }

  private @Nullable T step(Deque<T> from, Deque<T> to) {
    if (from.isEmpty()) {
      return null;
    }
    to.push(here);
    here = from.pop();
    return here;
  }
}
