package org.handshakedoctor.ui.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.handshakedoctor.core.diagnosis.Spared;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.networks.Operator;
import org.handshakedoctor.core.rules.Widening;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.rules.RulesPlan.Candidate;

/// What is said of an address that may be blocked, in one language. Immutable.
record CandidateWords(Texts texts, Wording wording) {

  /// What stands below the address: who runs it, and all that speaks against blocking it, also
  /// where the user has decided to block it all the same.
  List<String> notes(WhoRow.Address row) {
    Candidate candidate = row.candidate();
    List<String> notes = new ArrayList<>();
    Operator operator = candidate.operator();
    List<String> reasons = candidate.reasons().stream().map(wording::spared).toList();
    // A reason may be just who runs it.
    if (operator != null && reasons.stream().noneMatch(one -> one.contains(operator.title()))) {
      notes.add(operator.title());
    }
    for (String reason : reasons) {
      notes.add(row.blocked() ? texts.get("rules.who.although", reason) : reason);
    }
    return notes;
  }

  /// What speaks against blocking an address, all of it.
  String reasons(Candidate candidate) {
    return candidate.reasons().stream()
        .map(wording::spared)
        .collect(Collectors.joining(texts.get("rules.who.and")));
  }

  /// What would have to be true for blocking it all the same.
  String condition(Candidate candidate) {
    return candidate.reasons().stream()
        .map(Spared::reason)
        .map(wording::override)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(texts.get("rules.who.never"));
  }

  String heading(WhoRow.Heading heading) {
    String key = heading.group().key();
    return heading.shown() == heading.all()
        ? texts.get(key, heading.all())
        : texts.get(key + ".some", heading.shown(), heading.all());
  }

  String failures(Candidate candidate) {
    return texts.get("rules.who.failures", candidate.failures());
  }

  String offer(Widening widening) {
    int others = widening.addresses() - widening.seen();
    return texts.get("rules.offer.note", widening.addresses(), widening.seen(), others);
  }

  /// As a screen reader says it.
  String spoken(WhoRow.Address row) {
    return texts.get(
        row.blocked() ? "rules.who.spoken.blocked" : "rules.who.spoken.spared",
        row.candidate().address().toString(),
        row.candidate().failures(),
        String.join(", ", notes(row)));
  }

  /// Whether what stands in the row has these words in it.
  boolean has(WhoRow row, String wanted) {
    String needle = wanted.toLowerCase(Locale.ROOT);
    return switch (row) {
      case WhoRow.Heading _ -> false;
      case WhoRow.Offer offer -> offer.widening().network().toString().contains(needle);
      case WhoRow.Address one ->
          one.candidate().address().toString().contains(needle)
              || notes(one).stream()
                  .anyMatch(note -> note.toLowerCase(Locale.ROOT).contains(needle));
    };
  }
}
