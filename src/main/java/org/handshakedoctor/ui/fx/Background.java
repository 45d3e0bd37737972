package org.handshakedoctor.ui.fx;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// Work that would make the window wait.
public final class Background {
  private Background() {}

  /// Does the work in a thread of its own and hands what it made to the FX thread. What it throws
  /// is a bug and goes to the uncaught handler.
  public static <T> void run(Supplier<T> work, Consumer<T> result) {
    Thread.startVirtualThread(
        () -> {
          T made = work.get();
          FxThread.INSTANCE.execute(() -> result.accept(made));
        });
  }
}
