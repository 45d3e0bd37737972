package org.handshakedoctor.ui.rules;

import java.util.List;
import java.util.function.Consumer;
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
import org.handshakedoctor.core.rules.SpareReason;
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
      says.accept(
          decisions.decide(
              () -> {
                RulesDraft changed = draft.get();
                for (IpAddress address : addresses) {
                  changed = changed.withOverridden(address, false);
                }
                draft.set(changed);
                addresses.forEach(chosen::remove);
                return texts.get(
                    "rules.done.removed", addresses.size(), addresses.getFirst().toString());
              }));
    }
  }

  /// Blocks one address although something speaks against it, or leaves it out again.
  void override(Candidate candidate, SpareReason reason, boolean blocked) {
    says.accept(
        decisions.decide(
            () -> {
              draft.set(draft.get().withOverridden(candidate.address(), blocked));
              return texts.get(
                  blocked ? "rules.done.overridden" : "rules.done.spared",
                  candidate.address().toString(),
                  words.reason(reason));
            }));
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
  private void toggle(List<WhoRow.Address> rows) {
    if (rows.size() > 1) {
      says.accept(texts.get("rules.who.one"));
      return;
    }
    for (WhoRow.Address row : rows) {
      SpareReason reason = row.candidate().reason();
      if (reason == null) {
        says.accept(texts.get("rules.who.free", row.candidate().address().toString()));
      } else if (reason.hard()) {
        says.accept(texts.get("rules.who.never.why", words.reason(reason)));
      } else {
        override(row.candidate(), reason, !row.blocked());
      }
    }
  }

  /// Those of the selected rows.
  List<IpAddress> addresses() {
    return selected().stream().map(one -> one.candidate().address()).toList();
  }

  private List<WhoRow.Address> selected() {
    return getSelectionModel().getSelectedItems().stream()
        .filter(WhoRow.Address.class::isInstance)
        .map(WhoRow.Address.class::cast)
        .toList();
  }
}
