package org.handshakedoctor.ui.preferences;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.handshakedoctor.ui.actions.Action;
import org.handshakedoctor.ui.actions.Actions;
import org.handshakedoctor.ui.actions.Shortcut;
import org.handshakedoctor.ui.fx.Texts;

/// Shows the key of an action, and takes another one once it was pressed itself.
final class KeyButton extends Button {
  private static final PseudoClass LISTENING = PseudoClass.getPseudoClass("listening");

  private final Action action;
  private final Actions actions;
  private final Texts texts;
  private final Consumer<String> choose;
  private final Consumer<String> say;
  private boolean listening;

  /// @param choose is given the new key; empty for none
  /// @param say is given a sentence when a key cannot be had
  KeyButton(
      Action action, Actions actions, Texts texts, Consumer<String> choose, Consumer<String> say) {
    this.action = action;
    this.actions = actions;
    this.texts = texts;
    this.choose = choose;
    this.say = say;
    getStyleClass().add("key-button");
    setId("key-" + action.id());
    setMnemonicParsing(false);
    setAccessibleHelp(texts.get("preferences.key.help"));
    setOnAction(_ -> listen(!listening));
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                listen(false);
              }
            });
    show();
  }

  void show() {
    String keys = actions.keyWords(action);
    String none = texts.get("preferences.key.none");
    setText(listening ? texts.get("preferences.key.press") : keys.isEmpty() ? none : keys);
    setAccessibleText(texts.get("action." + action.id()) + ", " + getText());
  }

  private void listen(boolean now) {
    listening = now;
    pseudoClassStateChanged(LISTENING, now);
    show();
  }

  private void pressed(KeyEvent event) {
    if (!listening || event.getCode() == KeyCode.TAB) {
      return;
    }
    event.consume();
    if (event.getCode() == KeyCode.ESCAPE) {
      listen(false);
    } else if (event.getCode() == KeyCode.BACK_SPACE || event.getCode() == KeyCode.DELETE) {
      take("");
    } else {
      Shortcut key = Shortcut.of(event);
      if (key != null) {
        takeIfFree(key);
      }
    }
  }

  private void takeIfFree(Shortcut key) {
    Action other = actions.by(key);
    if (other == null || other == action) {
      take(key.text());
    } else {
      listen(false);
      String name = texts.get("action." + other.id());
      say.accept(texts.get("preferences.key.taken", key.words(), name));
    }
  }

  private void take(String key) {
    say.accept("");
    choose.accept(key);
    listen(false);
  }
}
