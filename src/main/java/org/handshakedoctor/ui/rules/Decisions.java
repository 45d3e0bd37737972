package org.handshakedoctor.ui.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableSet;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.RulesDraft;
import org.jspecify.annotations.Nullable;

/// What has been decided here about who is blocked, so that each decision can be taken back, and
/// made again. Lives on the FX thread.
///
/// A decision is kept as what it changed: to take it back leaves alone what was put in the list
/// elsewhere in the meantime.
final class Decisions {
  /// Nobody goes further back.
  private static final int KEPT = 100;

  private final ObservableSet<IpAddress> chosen;
  private final ObjectProperty<RulesDraft> draft;
  private final Deque<Decision> done = new ArrayDeque<>();
  private final Deque<Decision> undone = new ArrayDeque<>();

  /// @param words what it did, a sentence
  private record Decision(
      String words,
      Change<IpAddress> addresses,
      Change<IpAddress> overridden,
      Change<IpPrefix> widened) {
    boolean isNone() {
      return addresses.isNone() && overridden.isNone() && widened.isNone();
    }
  }

  private record Change<T>(Set<T> added, Set<T> removed) {
    static <T> Change<T> between(Set<T> before, Set<T> after) {
      return new Change<>(without(after, before), without(before, after));
    }

    boolean isNone() {
      return added.isEmpty() && removed.isEmpty();
    }

    Change<T> back() {
      return new Change<>(/* added= */ removed, /* removed= */ added);
    }

    Set<T> of(Set<T> before) {
      Set<T> after = without(before, removed);
      after.addAll(added);
      return after;
    }

    /// Not `removeAll`: that looks through all of a list again and again.
    private static <T> Set<T> without(Set<T> all, Set<T> some) {
      Set<T> rest = new HashSet<>(all);
      some.forEach(rest::remove);
      return rest;
    }
  }

  Decisions(AnalysisSession session) {
    chosen = session.blockSelection();
    draft = session.rulesDraftProperty();
  }

  /// @param decision makes the change and says what it did
  /// @return what it said
  String decide(Supplier<String> decision) {
    Set<IpAddress> chosenBefore = Set.copyOf(chosen);
    RulesDraft before = draft.get();
    String words = decision.get();
    Decision made =
        new Decision(
            words,
            Change.between(chosenBefore, chosen),
            Change.between(before.overridden(), draft.get().overridden()),
            Change.between(before.widened(), draft.get().widened()));
    if (!made.isNone()) {
      undone.clear();
      done.push(made);
      if (done.size() > KEPT) {
        done.removeLast();
      }
    }
    return words;
  }

  boolean canUndo() {
    return !done.isEmpty();
  }

  boolean canRedo() {
    return !undone.isEmpty();
  }

  /// @return what the decision had said that was taken back; null if there was none
  @Nullable String undo() {
    Decision last = done.poll();
    if (last == null) {
      return null;
    }
    undone.push(last);
    apply(last.addresses().back(), last.overridden().back(), last.widened().back());
    return last.words();
  }

  /// @return what the decision says that was made again; null if there was none
  @Nullable String redo() {
    Decision next = undone.poll();
    if (next == null) {
      return null;
    }
    done.push(next);
    apply(next.addresses(), next.overridden(), next.widened());
    return next.words();
  }

  /// Of another log.
  void forget() {
    done.clear();
    undone.clear();
  }

  private void apply(
      Change<IpAddress> addresses, Change<IpAddress> overridden, Change<IpPrefix> widened) {
    addresses.removed().forEach(chosen::remove);
    chosen.addAll(addresses.added());
    RulesDraft before = draft.get();
    draft.set(
        before
            .withOverridden(overridden.of(before.overridden()))
            .withWidened(widened.of(before.widened())));
  }
}
