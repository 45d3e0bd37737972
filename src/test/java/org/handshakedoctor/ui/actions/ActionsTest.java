package org.handshakedoctor.ui.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.handshakedoctor.ui.fx.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ActionsTest {
  private final Map<String, String> chosen = new HashMap<>();
  private final Actions actions = new Actions(() -> chosen);
  private final List<Action> done = new ArrayList<>();

  @Start
  void start(Stage stage) {
    for (Action action : Action.values()) {
      actions.set(action, () -> done.add(action));
    }
  }

  @Test
  void everyActionHasANameInBothLanguages() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      Texts texts = new Texts(locale);
      assertThat(Action.values())
          .extracting(action -> texts.get("action." + action.id()))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void noTwoActionsHaveTheSameKeyByThemselves() {
    List<String> all = new ArrayList<>();
    for (Action action : Action.values()) {
      action.defaults().forEach(key -> all.add(key.words()));
    }
    assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(20);
  }

  @Test
  void aKeyDoesWhatItSays() {
    press(KeyCode.K, true, false, false, new Label());
    press(KeyCode.F5, false, false, false, new Label());
    press(KeyCode.LEFT, false, true, false, new Label());
    type("?", new Label());

    assertThat(done)
        .containsExactly(Action.PALETTE, Action.READ_AGAIN, Action.BACK, Action.KEYS);
  }

  @Test
  void lettersAndEditingKeysBelongToTheTextField() {
    TextField field = new TextField();
    press(KeyCode.T, false, false, false, field);
    press(KeyCode.F, false, false, false, field);
    type("?", field);
    press(KeyCode.V, true, false, false, field);
    assertThat(done).isEmpty();

    press(KeyCode.T, false, false, false, new Label());
    press(KeyCode.V, true, false, false, new Label());
    press(KeyCode.F1, false, false, false, field);
    press(KeyCode.K, true, false, false, field);
    assertThat(done)
        .containsExactly(Action.FOLD_TIMELINE, Action.PASTE, Action.KEYS, Action.PALETTE);
  }

  @Test
  void whatMakesNoSenseNowIsNotDone() {
    actions.set(Action.BACK, () -> done.add(Action.BACK), () -> false);

    actions.run(Action.BACK);
    press(KeyCode.LEFT, false, true, false, new Label());

    assertThat(done).isEmpty();
    assertThat(actions.isPossible(Action.BACK)).isFalse();
    assertThat(new Actions(Map::of).isPossible(Action.BACK)).isFalse();
  }

  @Test
  void chosenKeysTakeThePlaceOfTheOthers() {
    chosen.put("palette", "Shortcut+P");
    chosen.put("follow", "");
    chosen.put("back", "no key at all+");

    assertThat(actions.keyWords(Action.PALETTE)).isEqualTo("Ctrl+P");
    assertThat(actions.keys(Action.FOLLOW)).isEmpty();
    assertThat(actions.keys(Action.BACK)).isEqualTo(Action.BACK.defaults());
    assertThat(actions.by(new Shortcut("Shortcut+P"))).isEqualTo(Action.PALETTE);
    assertThat(actions.by(new Shortcut("Shortcut+K"))).isNull();
    press(KeyCode.K, true, false, false, new Label());
    press(KeyCode.F, false, false, false, new Label());
    press(KeyCode.P, true, false, false, new Label());
    assertThat(done).containsExactly(Action.PALETTE);
  }

  @Test
  void whatIsPressedCanBeWrittenDownAndTakenBack() {
    assertThat(Shortcut.of(event(KeyEvent.KEY_PRESSED, KeyCode.CONTROL, true, false, false)))
        .isNull();
    for (KeyCode code : List.of(KeyCode.G, KeyCode.F9, KeyCode.LEFT, KeyCode.COMMA, KeyCode.DIGIT7)) {
      KeyEvent pressed = event(KeyEvent.KEY_PRESSED, code, true, true, true);
      Shortcut key = Objects.requireNonNull(Shortcut.of(pressed), code.getName());
      assertThat(key.matches(pressed)).isTrue();
      assertThat(key.matches(event(KeyEvent.KEY_PRESSED, code, true, true, false))).isFalse();
      assertThat(Shortcut.parse(key.text())).isEqualTo(key);
    }
  }

  private void press(KeyCode code, boolean ctrl, boolean alt, boolean shift, Object target) {
    send(event(KeyEvent.KEY_PRESSED, code, ctrl, alt, shift), target);
  }

  private void type(String sign, Object target) {
    send(
        new KeyEvent(KeyEvent.KEY_TYPED, sign, "", KeyCode.UNDEFINED, true, false, false, false),
        target);
  }

  private void send(KeyEvent event, Object target) {
    Event copy = event.copyFor(target, (EventTarget) target);
    actions.take((KeyEvent) copy);
  }

  private static KeyEvent event(
      EventType<KeyEvent> type, KeyCode code, boolean ctrl, boolean alt, boolean shift) {
    return new KeyEvent(type, "", code.getName(), code, shift, ctrl, alt, false);
  }
}
