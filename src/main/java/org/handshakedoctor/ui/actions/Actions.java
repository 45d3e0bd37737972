package org.handshakedoctor.ui.actions;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// What each [Action] does in one window, and by which keys. Lives on the FX thread.
public final class Actions {
  private final Map<Action, Deed> deeds = new EnumMap<>(Action.class);
  private final Supplier<Map<String, String>> chosen;

  private record Deed(Runnable what, BooleanSupplier possible) {}

  /// @param chosen the keys that the user has chosen, by the id of the action; an empty text for
  ///   none
  public Actions(Supplier<Map<String, String>> chosen) {
    this.chosen = chosen;
  }

  /// Says what an action does that always makes sense.
  public void set(Action action, Runnable what) {
    set(action, what, () -> true);
  }

  /// Says what an action does.
  ///
  /// @param possible whether it makes sense at the moment
  public void set(Action action, Runnable what, BooleanSupplier possible) {
    deeds.put(action, new Deed(what, possible));
  }

  public boolean isPossible(Action action) {
    Deed deed = deeds.get(action);
    return deed != null && deed.possible().getAsBoolean();
  }

  /// Does it, if that makes sense at the moment.
  public void run(Action action) {
    Deed deed = deeds.get(action);
    if (deed != null && deed.possible().getAsBoolean()) {
      deed.what().run();
    }
  }

  /// The keys of an action, the one to learn first.
  public List<Shortcut> keys(Action action) {
    String own = chosen.get().get(action.id());
    Shortcut key = own == null ? null : Shortcut.parse(own);
    if (key != null) {
      return List.of(key);
    }
    return own != null && own.isEmpty() ? List.of() : action.defaults();
  }

  /// The key to learn, in words; empty if there is none.
  public String keyWords(Action action) {
    List<Shortcut> keys = keys(action);
    return keys.isEmpty() ? "" : keys.getFirst().words();
  }

  /// The action that has this key; null if none has.
  public @Nullable Action by(Shortcut key) {
    for (Action action : Action.values()) {
      if (keys(action).stream().anyMatch(one -> one.words().equals(key.words()))) {
        return action;
      }
    }
    return null;
  }

  /// Takes a key that was pressed or typed and that nothing else has taken.
  public void take(KeyEvent event) {
    boolean typing = event.getTarget() instanceof TextInputControl;
    for (Action action : Action.values()) {
      for (Shortcut key : keys(action)) {
        if (key.matches(event) && !(typing && key.types(event)) && isPossible(action)) {
          event.consume();
          run(action);
          return;
        }
      }
    }
  }
}
