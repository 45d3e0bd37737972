package org.handshakedoctor.ui.overview;

import java.util.List;
import org.handshakedoctor.core.diagnosis.Verdict;
import org.kordamp.ikonli.feather.Feather;

/// How a verdict looks: an icon beside its words, and a tone.
///
/// @param tone style class that sets the looked-up colours `-tone` and `-tone-subtle`
record VerdictMark(Feather icon, String tone) {
  static final List<String> TONES =
      List.of("tone-danger", "tone-warning", "tone-accent", "tone-success");

  static VerdictMark of(Verdict verdict) {
    return switch (verdict) {
      case FIX_YOUR_SERVER, FIX_YOUR_BACKEND ->
          new VerdictMark(Feather.ALERT_OCTAGON, "tone-danger");
      case CONSIDER_BLOCKING -> new VerdictMark(Feather.SHIELD, "tone-warning");
      case WATCH -> new VerdictMark(Feather.EYE, "tone-accent");
      case NOTHING_TO_DO -> new VerdictMark(Feather.CHECK_CIRCLE, "tone-success");
    };
  }
}
