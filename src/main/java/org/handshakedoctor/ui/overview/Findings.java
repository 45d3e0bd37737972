package org.handshakedoctor.ui.overview;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.diagnosis.Evidence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.diagnosis.Wording.Advice;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// Puts a diagnosis on the screen, and on paper.
///
/// @param onExplain is given the entry whose explanation is wanted
record Findings(Texts texts, Wording wording, Consumer<String> onExplain) {

  /// What to do; that there is nothing, where there is nothing.
  List<? extends Node> toDo(Diagnosis diagnosis) {
    if (diagnosis.actions().isEmpty()) {
      VerdictMark mark = VerdictMark.of(diagnosis.verdict());
      return List.of(new EvidenceItem(texts, texts.get("overview.nothing"), mark, null));
    }
    return diagnosis.actions().stream().map(one -> item(wording.advice(one))).toList();
  }

  List<? extends Node> evidence(Diagnosis diagnosis) {
    return diagnosis.evidence().stream().map(one -> item(one, diagnosis)).toList();
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

  private AdviceItem item(Advice advice) {
    String id = advice.entry();
    return new AdviceItem(texts, advice, id == null ? null : () -> onExplain.accept(id));
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
