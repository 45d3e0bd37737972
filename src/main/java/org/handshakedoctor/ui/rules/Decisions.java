package org.handshakedoctor.ui.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableSet;
import org.handshakedoctor.core.net.IpAddress;
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
  private record Decision(String words, Change addresses, Change overridden) {}

  private record Change(Set<IpAddress> added, Set<IpAddress> removed) {
    static Change between(Set<IpAddress> before, Set<IpAddress> after) {
      return new Change(without(after, before), without(before, after));
    }

    boolean isNone() {
      return added.isEmpty() && removed.isEmpty();
    }

    Change back() {
      return new Change(removed, added);
    }

    private static Set<IpAddress> without(Set<IpAddress> all, Set<IpAddress> some) {
      Set<IpAddress> rest = new HashSet<>(all);
      // Not removeAll: with a list it would look through all of it again and again.
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
    Set<IpAddress> overriddenBefore = draft.get().overridden();
    String words = decision.get();
    Decision made =
        new Decision(
            words,
            Change.between(chosenBefore, chosen),
            Change.between(overriddenBefore, draft.get().overridden()));
    if (!made.addresses().isNone() || !made.overridden().isNone()) {
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
    apply(last.addresses().back(), last.overridden().back());
    return last.words();
  }

  /// @return what the decision says that was made again; null if there was none
  @Nullable String redo() {
    Decision next = undone.poll();
    if (next == null) {
      return null;
    }
    done.push(next);
    apply(next.addresses(), next.overridden());
    return next.words();
  }

  /// Of another log.
  void forget() {
    done.clear();
    undone.clear();
  }

  private void apply(Change addresses, Change overridden) {
    addresses.removed().forEach(chosen::remove);
    chosen.addAll(addresses.added());
    Set<IpAddress> now = new HashSet<>(draft.get().overridden());
    overridden.removed().forEach(now::remove);
    now.addAll(overridden.added());
    draft.set(draft.get().withOverridden(now));
  }
}
