package org.handshakedoctor.ui.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.diagnosis.Evidence;
import org.handshakedoctor.core.diagnosis.Evidence.Action;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.diagnosis.Wording.Advice;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// Puts a diagnosis on the screen, and on paper.
///
/// @param onExplain is given the entry whose explanation is wanted
record Findings(Texts texts, Wording wording, Consumer<String> onExplain) {
  private static final String LIMITS = "limits-";

  /// What says something about the log rather than about its failures.
  private static final Set<String> VERSIONS = Set.of("openssl-seen", "nginx-below");

  private static boolean isAboutTheLog(Evidence one) {
    return isLimit(one) || isVersion(one);
  }

  static boolean isVersion(Evidence one) {
    return VERSIONS.contains(one.id());
  }

  static boolean isLimit(Evidence one) {
    return one.id().startsWith(LIMITS);
  }

  /// What to do; that there is nothing, where there is nothing. How to do the first is shown.
  List<? extends Node> toDo(Diagnosis diagnosis) {
    List<Action> actions = diagnosis.actions();
    if (actions.isEmpty()) {
      VerdictMark mark = VerdictMark.of(diagnosis.verdict());
      return List.of(new EvidenceItem(texts, texts.get("overview.nothing"), mark, null));
    }
    List<Node> items = new ArrayList<>();
    for (Action action : actions) {
      Advice advice = wording.advice(action);
      String id = advice.entry();
      Runnable explain = id == null ? null : () -> onExplain.accept(id);
      items.add(new AdviceItem(texts, items.size() + 1, advice, explain, items.isEmpty()));
    }
    return items;
  }

  /// Why: what decided, what was seen besides, and what would change it.
  ///
  /// @param served whether an access log is open
  List<? extends Node> why(Diagnosis diagnosis, boolean served) {
    List<Evidence> deciding = new ArrayList<>();
    List<Evidence> besides = new ArrayList<>();
    for (Evidence one : diagnosis.evidence()) {
      if (one.verdict() == diagnosis.verdict()) {
        deciding.add(one);
      } else if (!isAboutTheLog(one)) {
        besides.add(one);
      }
    }
    List<Node> parts = new ArrayList<>();
    part(parts, "overview.decided-by", deciding.stream().map(one -> item(one, diagnosis)));
    part(parts, "overview.seen-too", besides.stream().map(one -> item(one, diagnosis)));
    Stream<String> changes =
        served
            ? Stream.of(wording.change(diagnosis))
            : Stream.of(wording.change(diagnosis), texts.get("overview.change-access"));
    part(
        parts,
        "overview.change",
        changes.map(change -> new EvidenceItem(texts, change, null, null)));
    return parts;
  }

  private void part(List<Node> parts, String heading, Stream<? extends Node> items) {
    List<? extends Node> all = items.toList();
    if (!all.isEmpty()) {
      Label label = new Label(texts.get(heading));
      label.getStyleClass().add("subheading");
      VBox part = new VBox(6, label);
      part.getChildren().addAll(all);
      parts.add(part);
    }
  }

  /// All of it, for a mail or a forum.
  String asText(Diagnosis diagnosis) {
    Stream<String> reasons = diagnosis.evidence().stream().map(wording::text);
    Stream<String> actions =
        diagnosis.actions().stream()
            .map(wording::advice)
            .flatMap(one -> Stream.of(one.text(), one.snippet()))
            .filter(Objects::nonNull);
    return Stream.of(Stream.of(wording.headline(diagnosis), ""), reasons, Stream.of(""), actions)
        .flatMap(one -> one)
        .collect(Collectors.joining("\n"));
  }

  private EvidenceItem item(Evidence one, Diagnosis diagnosis) {
    boolean decided = one.verdict() == diagnosis.verdict();
    VerdictMark mark = decided ? VerdictMark.of(diagnosis.verdict()) : null;
    return new EvidenceItem(texts, wording.text(one), mark, explain(one));
  }

  private @Nullable Runnable explain(Evidence one) {
    for (Object argument : one.arguments()) {
      if (argument instanceof EntryName(String id)) {
        return () -> onExplain.accept(id);
      }
    }
    return null;
  }
}
