package org.handshakedoctor.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryTest {

  @Test
  void goesBackAndForwardAgain() {
    History<String> history = new History<>("a");
    history.go("b");
    history.go("c");

    assertThat(history.back()).isEqualTo("b");
    assertThat(history.back()).isEqualTo("a");
    assertThat(history.back()).isNull();
    assertThat(history.here()).isEqualTo("a");
    assertThat(history.forward()).isEqualTo("b");
    assertThat(history.forward()).isEqualTo("c");
    assertThat(history.forward()).isNull();
  }

  @Test
  void goingSomewhereNewForgetsWhatLayAhead() {
    History<String> history = new History<>("a");
    history.go("b");
    history.back();
    history.go("c");

    assertThat(history.canGoForward()).isFalse();
    assertThat(history.back()).isEqualTo("a");
  }

  @Test
  void stayingIsNoStep() {
    History<String> history = new History<>("a");
    history.go("b");
    history.back();
    history.go("a");

    assertThat(history.canGoBack()).isFalse();
    assertThat(history.canGoForward()).isTrue();
  }

  @Test
  void aStepThatGoesOnIsOne() {
    History<String> history = new History<>("");
    history.go("c");
    history.refine("ce");
    history.refine("cert");
    assertThat(history.back()).isEmpty();
    assertThat(history.forward()).isEqualTo("cert");

    history.refine("");
    assertThat(history.canGoBack()).isFalse();
  }

  /// Against a list and an index, which is how one would explain it.
  @Test
  void isAListWithAPlaceInIt() {
    Random random = new Random(1);
    History<Integer> history = new History<>(0);
    List<Integer> list = new ArrayList<>(List.of(0));
    int at = 0;
    for (int step = 0; step < 5_000; step++) {
      switch (random.nextInt(3)) {
        case 0 -> {
          int place = random.nextInt(5);
          history.go(place);
          if (place != list.get(at)) {
            list.subList(at + 1, list.size()).clear();
            list.add(place);
            at++;
          }
          if (at > History.MOST) {
            list.removeFirst();
            at--;
          }
        }
        case 1 -> {
          assertThat(history.back()).isEqualTo(at == 0 ? null : list.get(--at));
        }
        default -> {
          assertThat(history.forward()).isEqualTo(at == list.size() - 1 ? null : list.get(++at));
        }
      }
      assertThat(history.here()).isEqualTo(list.get(at));
    }
  }
}
