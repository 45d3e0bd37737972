package org.handshakedoctor.ui.clients;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes the rows in a thread of its own, one wish at a time. A wish that a newer one overtakes
/// while it waits is never made. Belongs to the window's thread.
final class ClientSorter {
  private final ClientSort sort;
  private final Executor window;
  private final Consumer<ClientRows> result;
  private boolean busy;
  private ClientRows.@Nullable Wish next;

  /// @param window the thread that calls [#make] and takes the result
  ClientSorter(ClientSort sort, Executor window, Consumer<ClientRows> result) {
    this.sort = sort;
    this.window = window;
    this.result = result;
  }

  void make(ClientRows.Wish wish) {
    if (busy) {
      next = wish;
      return;
    }
    busy = true;
    Thread.ofPlatform()
        .daemon()
        .name("sort")
        .start(
            () -> {
              ClientRows rows = ClientRows.of(wish, sort);
              window.execute(() -> finish(rows));
            });
  }

  boolean isBusy() {
    return busy;
  }

  private void finish(ClientRows rows) {
    busy = false;
    ClientRows.Wish waiting = next;
    next = null;
    if (waiting != null) {
      make(waiting);
    }
    result.accept(rows);
  }
}
