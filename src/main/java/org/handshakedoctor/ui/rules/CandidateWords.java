package org.handshakedoctor.ui.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.networks.Operator;
import org.handshakedoctor.core.rules.SpareReason;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.rules.RulesPlan.Candidate;

/// What is said of an address that may be blocked, in one language. Immutable.
record CandidateWords(Texts texts, Wording wording) {

  /// What stands below the address: who runs it, and what speaks against blocking it, also where
  /// the user has decided to block it all the same.
  List<String> notes(WhoRow.Address row) {
    List<String> notes = new ArrayList<>();
    Operator operator = row.candidate().operator();
    if (operator != null) {
      notes.add(operator.title());
    }
    SpareReason reason = row.candidate().reason();
    if (reason != null) {
      String words = reason(reason);
      notes.add(row.blocked() ? texts.get("rules.who.although", words) : words);
    }
    return notes;
  }

  String reason(SpareReason reason) {
    return wording.phrase("spare." + reason.id());
  }

  String failures(Candidate candidate) {
    return texts.get("rules.who.failures", candidate.failures());
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
  boolean has(WhoRow.Address row, String wanted) {
    String needle = wanted.toLowerCase(Locale.ROOT);
    return row.candidate().address().toString().contains(needle)
        || notes(row).stream().anyMatch(note -> note.toLowerCase(Locale.ROOT).contains(needle));
  }
}
