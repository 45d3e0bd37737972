package org.handshakedoctor.ui.lookup;

import java.util.function.Consumer;
import org.handshakedoctor.core.lookup.ErrorLookup;
import org.handshakedoctor.ui.fx.Background;
import org.jspecify.annotations.Nullable;

/// Answers questions in the background, one at a time. A question that a newer one overtakes while
/// it waits is never answered, so what is shown is always the answer to the last. Lives on the FX
/// thread.
final class Search {
  private final ErrorLookup lookup;
  private final Consumer<Found> result;
  private boolean busy;
  private @Nullable String next;

  Search(ErrorLookup lookup, Consumer<Found> result) {
    this.lookup = lookup;
    this.result = result;
  }

  void ask(String question) {
    next = question;
    if (!busy) {
      busy = true;
      answerNext();
    }
  }

  private void answerNext() {
    String question = next;
    next = null;
    if (question == null) {
      busy = false;
      return;
    }
    Background.run(
        () -> Found.of(lookup, question),
        found -> {
          if (next == null) {
            result.accept(found);
          }
          answerNext();
        });
  }
}
