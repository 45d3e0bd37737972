package org.handshakedoctor.ui.lines;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.log.anatomy.LineAnatomy;
import org.handshakedoctor.core.meaning.LineMeaning;
import org.handshakedoctor.core.meaning.LineMeanings;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.anatomy.LineDialog;
import org.handshakedoctor.ui.fx.Background;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.Explanations;
import org.jspecify.annotations.Nullable;

/// What the user can do with the selected lines, by key, mouse or menu. Lives on the FX thread.
final class LineActions {
  private final AnalysisSession session;
  private final Explanations explanations;
  private final LineWords words;
  private final LineList list;
  private final Supplier<@Nullable LineCache> caches;
  private final Consumer<String> says;
  private final LineMeanings meanings;

  LineActions(
      AnalysisSession session,
      Explanations explanations,
      LineWords words,
      LineList list,
      Supplier<@Nullable LineCache> caches,
      Consumer<String> says,
      LineMeanings meanings) {
    this.session = session;
    this.explanations = explanations;
    this.words = words;
    this.list = list;
    this.caches = caches;
    this.says = says;
    this.meanings = meanings;
  }

  /// The address of the line that was selected last; null where it names none.
  @Nullable IpAddress client() {
    Integer failure = list.current();
    LineCache cache = caches.get();
    return failure == null || cache == null ? null : cache.log().client(failure);
  }

  void explain() {
    Cause cause = cause();
    if (cause != null) {
      explanations.explain(cause);
    }
  }

  void showOnlyAddress() {
    IpAddress client = client();
    if (client != null) {
      session.filterProperty().set(session.filterProperty().get().withClient(client));
    }
  }

  void showOnlyCause() {
    Cause cause = cause();
    if (cause != null) {
      session
          .filterProperty()
          .set(session.filterProperty().get().withEntries(Set.of(cause.entry())));
    }
  }

  /// Reads the lines again, also those that have never been on the screen.
  void copy() {
    List<Integer> failures = list.selected();
    LineCache cache = caches.get();
    if (failures.isEmpty() || cache == null) {
      return;
    }
    FailureLog log = cache.log();
    Background.run(
        () -> text(log, RawLines.read(log, failures)),
        text -> {
          CopyButton.copy(text);
          says.accept(words.texts().get("lines.copied", failures.size()));
        });
  }

  /// Opens the line that was selected last in a window of its own, with what its parts mean.
  void takeApart() {
    Integer failure = list.current();
    LineCache cache = caches.get();
    if (failure == null || cache == null) {
      return;
    }
    FailureLog log = cache.log();
    String place = words.place(log, failure, cache.names());
    Background.run(
        () ->
            switch (RawLines.read(log, List.of(failure)).get(failure)) {
              case LineText.Raw(LineAnatomy anatomy) -> Optional.of(meanings.of(anatomy));
              case LineText.Lost _ -> Optional.<LineMeaning>empty();
              case null -> Optional.<LineMeaning>empty();
            },
        meaning ->
            meaning.ifPresentOrElse(
                line ->
                    new LineDialog(list.getScene().getWindow(), words.texts(), place, line).show(),
                () -> says.accept(words.texts().get("lines.apart.lost"))));
  }

  private String text(FailureLog log, Map<Integer, LineText> lines) {
    return lines.entrySet().stream()
        .map(line -> words.copied(log, line.getKey(), line.getValue()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private @Nullable Cause cause() {
    Integer failure = list.current();
    LineCache cache = caches.get();
    return failure == null || cache == null ? null : cache.log().cause(failure);
  }
}
