package org.handshakedoctor.ui.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.handshakedoctor.ui.actions.Action;
import org.handshakedoctor.ui.actions.Actions;
import org.handshakedoctor.ui.actions.Fuzzy;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// One action in the list of the palette.
///
/// @param name in the language of the window
/// @param other its name in the other language, if only that fits what was typed
/// @param keys empty if it has none
/// @param possible whether it makes sense at the moment
record Hit(Action action, String name, @Nullable String other, String keys, boolean possible) {
  /// What can be done now, then the best, then the order of the actions.
  private static final Comparator<Scored> BEST_FIRST =
      Comparator.comparing((Scored one) -> !one.hit().possible())
          .thenComparing(Comparator.comparingInt(Scored::score).reversed())
          .thenComparing(one -> one.hit().action());

  private record Scored(Hit hit, int score) {}

  /// The actions that fit what was typed, the best first.
  static List<Hit> of(String typed, Actions actions, Texts texts) {
    boolean english = texts.locale().equals(Locale.ENGLISH);
    Texts others = new Texts(english ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
    List<Scored> found = new ArrayList<>();
    for (Action action : Action.values()) {
      String name = texts.get("action." + action.id());
      String other = others.get("action." + action.id());
      int own = Fuzzy.score(typed, name);
      int foreign = Fuzzy.score(typed, other);
      if (action != Action.PALETTE && Math.max(own, foreign) != Fuzzy.NONE) {
        boolean possible = actions.isPossible(action);
        String keys = actions.keyWords(action);
        String shown = own == Fuzzy.NONE ? other : null;
        found.add(new Scored(new Hit(action, name, shown, keys, possible), Math.max(own, foreign)));
      }
    }
    return found.stream().sorted(BEST_FIRST).map(Scored::hit).toList();
  }
}
