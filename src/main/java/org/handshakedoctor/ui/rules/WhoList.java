package org.handshakedoctor.ui.rules;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableSet;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.rules.Decision;
import org.handshakedoctor.core.rules.Decision.Choice;
import org.handshakedoctor.core.rules.Widening;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.fx.WholeList;
import org.handshakedoctor.ui.rules.RulesPlan.Candidate;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.RulesDraft;

/// Who will be blocked and who is left out. Delete takes addresses off the list, Space overrides
/// what speaks against blocking one, Ctrl+C copies them. What is done is a decision, which can be
/// taken back.
final class WhoList extends ListView<WhoRow> {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final ObservableSet<IpAddress> chosen;
  private final ObjectProperty<RulesDraft> draft;
  private final Decisions decisions;
  private final CandidateWords words;
  private final Texts texts;
  private final Consumer<String> says;
  private final WholeList<WhoRow> rows = new WholeList<>();

  /// @param says takes what was done, a sentence
  WhoList(
      AnalysisSession session, Decisions decisions, CandidateWords words, Consumer<String> says) {
    this.chosen = session.blockSelection();
    this.draft = session.rulesDraftProperty();
    this.decisions = decisions;
    this.words = words;
    this.texts = words.texts();
    this.says = says;
    getStyleClass().add("who-list");
    setAccessibleText(texts.get("rules.who.list"));
    setAccessibleHelp(texts.get("rules.who.help"));
    setItems(rows);
    setCellFactory(_ -> new WhoCell(this, words));
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /// The selection stays at its place, not at its address: after a removal the next one is
  /// selected.
  void show(List<WhoRow> next) {
    if (!next.equals(List.copyOf(rows))) {
      int index = getSelectionModel().getSelectedIndex();
      rows.show(next);
      getSelectionModel().clearSelection();
      if (index >= 0 && !next.isEmpty()) {
        getSelectionModel().select(Math.min(index, next.size() - 1));
      }
    }
  }

  void remove(List<IpAddress> addresses) {
    if (!addresses.isEmpty()) {
      decide(
          () -> {
            Set<IpAddress> overridden = new HashSet<>(draft.get().overridden());
            addresses.forEach(overridden::remove);
            draft.set(draft.get().withOverridden(overridden));
            addresses.forEach(chosen::remove);
            return texts.get(
                "rules.done.removed", addresses.size(), addresses.getFirst().toString());
          });
    }
  }

  /// Blocks one address although something speaks against it, or leaves it out again.
  void override(Candidate candidate, boolean blocked) {
    decide(
        () -> {
          draft.set(
              draft
                  .get()
                  .withOverridden(candidate.address(), blocked)
                  .withDecision(
                      new Decision(
                          IpPrefix.of(candidate.address()),
                          blocked ? Choice.INCLUDED : Choice.EXCLUDED,
                          Instant.now(),
                          candidate.reasons().getFirst().reason(),
                          candidate.failures())));
          String address = candidate.address().toString();
          return blocked
              ? texts.get("rules.done.overridden", address, words.reasons(candidate))
              : texts.get("rules.done.spared", address);
        });
  }

  /// Blocks a network in place of the addresses in it, or these again.
  void widen(Widening widening, boolean whole) {
    decide(
        () -> {
          draft.set(
              draft
                  .get()
                  .withWidened(widening.network(), whole)
                  .withDecision(
                      new Decision(
                          widening.network(),
                          whole ? Choice.INCLUDED : Choice.EXCLUDED,
                          Instant.now(),
                          null,
                          widening.failures())));
          String key = whole ? "rules.done.widened" : "rules.done.narrowed";
          int others = widening.addresses() - widening.seen();
          return texts.get(key, widening.network().toString(), others, widening.seen());
        });
  }

  private void decide(Supplier<String> decision) {
    says.accept(decisions.decide(decision));
  }

  private void key(KeyEvent event) {
    if (COPY.match(event)) {
      CopyButton.copy(
          addresses().stream().map(IpAddress::toString).collect(Collectors.joining("\n")));
    } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
      remove(addresses());
    } else if (event.getCode() == KeyCode.SPACE) {
      toggle(selected());
    } else {
      return;
    }
    event.consume();
  }

  /// One at a time, so that each reason is read.
  private void toggle(List<WhoRow> rows) {
    if (rows.size() > 1) {
      says.accept(texts.get("rules.who.one"));
      return;
    }
    for (WhoRow row : rows) {
      switch (row) {
        case WhoRow.Heading _ -> {}
        case WhoRow.Offer offer -> widen(offer.widening(), !offer.taken());
        case WhoRow.Address address -> toggle(address);
      }
    }
  }

  private void toggle(WhoRow.Address row) {
    Candidate candidate = row.candidate();
    if (candidate.reasons().isEmpty()) {
      says.accept(texts.get("rules.who.free", candidate.address().toString()));
    } else if (candidate.isForbidden()) {
      says.accept(texts.get("rules.who.never.why", words.reasons(candidate)));
    } else {
      override(candidate, !row.blocked());
    }
  }

  /// Those of the selected rows.
  List<IpAddress> addresses() {
    return selected().stream()
        .filter(WhoRow.Address.class::isInstance)
        .map(row -> ((WhoRow.Address) row).candidate().address())
        .toList();
  }

  private List<WhoRow> selected() {
    return getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
  }
}
