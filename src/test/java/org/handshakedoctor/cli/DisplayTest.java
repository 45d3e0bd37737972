package org.handshakedoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
  @Test
  void withoutADisplayOneLineNamesTheWayWithoutAWindow() {
    assertThat(Display.obstacle(Map.of(), true).orElseThrow())
        .contains("display", "analyze")
        .doesNotContain("\n");
  }

  @Test
  void withoutGtkOneLineNamesThePackage() {
    assertThat(Display.obstacle(Map.of("DISPLAY", ":0"), false).orElseThrow())
        .contains("libgtk-3-0", "analyze")
        .doesNotContain("\n");
  }

  @Test
  void withBothNothingIsInTheWay() {
    assertThat(Display.obstacle(Map.of("DISPLAY", ":0"), true)).isEmpty();
  }
}
