package org.handshakedoctor.ui.lines;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.ui.fx.Background;
import org.handshakedoctor.ui.session.SourceNames;
import org.jspecify.annotations.Nullable;

/// The raw lines that were looked at last. A line that is not here is read in the background and
/// appears when it has come. Lives on the FX thread.
///
/// Who scrolls fast asks for a thousand lines and wants the last thirty: the newest wish is served
/// first, and old ones are forgotten.
final class LineCache {
  /// Many screens full, and no more than a few megabytes.
  private static final int LINES_KEPT = 4_000;

  /// More than any screen has rows.
  private static final int WISHES_KEPT = 256;

  private static final int LINES_AT_ONCE = 64;

  private FailureLog log;
  private SourceNames names;
  private final LinkedHashSet<Integer> wishes = new LinkedHashSet<>();
  private boolean reading;
  private final ReadOnlyObjectWrapper<LineText.@Nullable Lost> lost = new ReadOnlyObjectWrapper<>();

  /// By place, not by number: numbers move while several sources grow.
  private final Map<FailureLog.Place, ReadOnlyObjectWrapper<@Nullable LineText>> lines =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<FailureLog.Place, ReadOnlyObjectWrapper<@Nullable LineText>> eldest) {
          return size() > LINES_KEPT;
        }
      };

  LineCache(FailureLog log) {
    this.log = log;
    this.names = SourceNames.of(log.sources());
  }

  FailureLog log() {
    return log;
  }

  SourceNames names() {
    return names;
  }

  /// The same log, of which more has been read by now.
  void grow(FailureLog more) {
    List<Integer> wished = wishes.stream().map(one -> more.numberOf(log, one)).toList();
    wishes.clear();
    wished.stream().filter(one -> one >= 0).forEach(wishes::addLast);
    log = more;
    names = SourceNames.of(more.sources());
  }

  /// The line of a failure; null until it has been read.
  ReadOnlyObjectProperty<@Nullable LineText> line(int failure) {
    ReadOnlyObjectWrapper<@Nullable LineText> line =
        lines.computeIfAbsent(log.place(failure), _ -> new ReadOnlyObjectWrapper<>());
    if (line.get() == null) {
      wishes.addFirst(failure);
      if (wishes.size() > WISHES_KEPT) {
        wishes.removeLast();
      }
      readOn();
    }
    return line.getReadOnlyProperty();
  }

  /// Why the line that was read last could not be read; null if it could.
  ReadOnlyObjectProperty<LineText.@Nullable Lost> lostProperty() {
    return lost.getReadOnlyProperty();
  }

  private void readOn() {
    if (reading || wishes.isEmpty()) {
      return;
    }
    reading = true;
    List<Integer> next = new ArrayList<>();
    while (next.size() < LINES_AT_ONCE && !wishes.isEmpty()) {
      next.add(wishes.removeFirst());
    }
    FailureLog from = log;
    Background.run(() -> RawLines.read(from, next), read -> arrive(from, read));
  }

  private void arrive(FailureLog from, Map<Integer, LineText> read) {
    reading = false;
    read.forEach(
        (failure, text) -> {
          ReadOnlyObjectWrapper<@Nullable LineText> line = lines.get(from.place(failure));
          if (line != null) {
            line.set(text);
          }
          lost.set(text instanceof LineText.Lost why ? why : null);
        });
    readOn();
  }
}
