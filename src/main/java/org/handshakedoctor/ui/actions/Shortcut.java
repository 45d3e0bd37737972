package org.handshakedoctor.ui.actions;

import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// A key, alone or with others held down.
///
/// @param text as [KeyCombination#valueOf] reads it, or a single sign such as `?`, which is taken
///   as typed: it lies elsewhere on every keyboard
public record Shortcut(String text) {
  /// Held down alone they mean nothing yet.
  private static final Set<KeyCode> HELD =
      Set.of(
          KeyCode.SHIFT,
          KeyCode.CONTROL,
          KeyCode.ALT,
          KeyCode.META,
          KeyCode.COMMAND,
          KeyCode.WINDOWS,
          KeyCode.ALT_GRAPH,
          KeyCode.CAPS,
          KeyCode.UNDEFINED);

  /// What these keys do in a text field, they always do there.
  private static final Set<KeyCode> EDITING =
      Set.of(
          KeyCode.A,
          KeyCode.C,
          KeyCode.V,
          KeyCode.X,
          KeyCode.Z,
          KeyCode.Y,
          KeyCode.BACK_SPACE,
          KeyCode.DELETE,
          KeyCode.LEFT,
          KeyCode.RIGHT,
          KeyCode.HOME,
          KeyCode.END);

  /// Takes back what [#text] is of a shortcut; null if it is none.
  public static @Nullable Shortcut parse(String text) {
    if (isSign(text)) {
      return new Shortcut(text);
    }
    try {
      KeyCombination.valueOf(text);
      return new Shortcut(text);
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      return null;
    }
  }

  /// The shortcut that somebody has just pressed; null while only Ctrl and the like are down.
  public static @Nullable Shortcut of(KeyEvent pressed) {
    if (HELD.contains(pressed.getCode())) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    text.append(pressed.isShortcutDown() ? "Shortcut+" : "");
    text.append(pressed.isAltDown() ? "Alt+" : "");
    text.append(pressed.isShiftDown() ? "Shift+" : "");
    return parse(text + pressed.getCode().getName());
  }

  /// Whether this event is it.
  ///
  /// @param event a key that was pressed or typed
  public boolean matches(KeyEvent event) {
    if (isSign(text)) {
      return event.getEventType() == KeyEvent.KEY_TYPED
          && text.equals(event.getCharacter())
          && !event.isShortcutDown()
          && !event.isAltDown();
    }
    return event.getEventType() == KeyEvent.KEY_PRESSED
        && KeyCombination.valueOf(text).match(event);
  }

  /// Whether a text field has its own use for it.
  public boolean types(KeyEvent event) {
    boolean held = event.isShortcutDown() || event.isAltDown() || event.isMetaDown();
    boolean editing =
        event.isShortcutDown() && !event.isShiftDown() && EDITING.contains(event.getCode());
    return editing || (!held && !event.getCode().isFunctionKey());
  }

  /// As keyboards of this system have it: `Ctrl+Shift+F`.
  public String words() {
    return isSign(text) ? text : KeyCombination.valueOf(text).getDisplayText();
  }

  private static boolean isSign(String text) {
    return text.length() == 1 && !Character.isLetterOrDigit(text.charAt(0));
  }
}
