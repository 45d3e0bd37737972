package org.handshakedoctor.ui.rules;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableSet;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.rules.SpareReason;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.fx.WholeList;
import org.handshakedoctor.ui.rules.RulesPlan.Candidate;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.RulesDraft;

/// Who will be blocked and who is left out. Delete takes addresses off the list, Space overrides
/// what speaks against blocking one, Ctrl+C copies them.
final class WhoList extends ListView<WhoRow> {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  /// Where the list is no column of its own it is as high as it must be, within limits.
  private static final double ROW_HEIGHT = 42;

  private static final double LEAST_HEIGHT = 132;
  private static final double MOST_HEIGHT = 260;

  private final ObservableSet<IpAddress> chosen;
  private final ObjectProperty<RulesDraft> draft;
  private final WholeList<WhoRow> rows = new WholeList<>();

  WhoList(AnalysisSession session, Texts texts, Wording wording) {
    chosen = session.blockSelection();
    draft = session.rulesDraftProperty();
    setPrefHeight(LEAST_HEIGHT);
    getStyleClass().add("who-list");
    setAccessibleText(texts.get("rules.who.list"));
    setAccessibleHelp(texts.get("rules.who.help"));
    setItems(rows);
    setCellFactory(_ -> new WhoCell(this, texts, wording));
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /// The selection stays at its place, not at its address: after a removal the next one is
  /// selected.
  void show(List<WhoRow> next) {
    if (!next.equals(List.copyOf(rows))) {
      int index = getSelectionModel().getSelectedIndex();
      rows.show(next);
      setPrefHeight(Math.clamp(next.size() * ROW_HEIGHT, LEAST_HEIGHT, MOST_HEIGHT));
      getSelectionModel().clearSelection();
      if (index >= 0 && !next.isEmpty()) {
        getSelectionModel().select(Math.min(index, next.size() - 1));
      }
    }
  }

  void remove(List<IpAddress> addresses) {
    RulesDraft changed = draft.get();
    for (IpAddress address : addresses) {
      changed = changed.withOverridden(address, false);
    }
    draft.set(changed);
    addresses.forEach(chosen::remove);
  }

  void override(IpAddress address, boolean blocked) {
    draft.set(draft.get().withOverridden(address, blocked));
  }

  private void key(KeyEvent event) {
    if (COPY.match(event)) {
      CopyButton.copy(
          addresses().stream().map(IpAddress::toString).collect(Collectors.joining("\n")));
    } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
      remove(addresses());
    } else if (event.getCode() == KeyCode.SPACE) {
      selected().forEach(this::toggle);
    } else {
      return;
    }
    event.consume();
  }

  private void toggle(WhoRow.Address row) {
    Candidate candidate = row.candidate();
    SpareReason reason = candidate.reason();
    if (reason != null && !reason.hard()) {
      override(candidate.address(), !row.blocked());
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
