package org.handshakedoctor.ui.rules;

import static org.handshakedoctor.ui.rules.RulesScreen.ARTICLE;
import static org.handshakedoctor.ui.rules.RulesScreen.CLOUDFLARE;
import static org.handshakedoctor.ui.rules.RulesScreen.EXAMPLE;
import static org.handshakedoctor.ui.rules.RulesScreen.LONG;
import static org.handshakedoctor.ui.rules.RulesScreen.ONCE;
import static org.handshakedoctor.ui.rules.RulesScreen.SCANNER;

import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Screens.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Pictures of the rules, in both languages, in light and dark, in every size that the window has.
@ExtendWith(ApplicationExtension.class)
class RulesLooksTest {
  private RulesScreen screen;

  @Start
  void start(Stage stage) {
    screen = new RulesScreen(stage);
  }

  @Test
  void beforeAnythingIsChosen() throws Exception {
    for (Look look : Screens.LOOKS) {
      screen.fx(() -> screen.session().close());
      screen.show(look, 774, 466);
      screen.picture("nothing", look);
      screen.open(ARTICLE);
      screen.picture("advice", look);
      screen.want();
      screen.picture("empty", look);
      screen.show(look, 1000, 640);
      screen.picture("empty-wide", look);
    }
  }

  @Test
  void stepByStep(@TempDir Path folder) throws Exception {
    screen.show(RulesScreen.ENGLISH, 774, 466);
    screen.open(RulesScreen.log(folder), RulesScreen.access(folder));
    screen.want();
    screen.choose(SCANNER, LONG, CLOUDFLARE, EXAMPLE, ONCE, "10.0.0.5", "66.249.66.1");
    screen.fx(
        () ->
            screen
                .session()
                .rulesDraftProperty()
                .set(screen.draft().withOverridden(RulesScreen.ip(EXAMPLE), true)));
    for (Look look : Screens.LOOKS) {
      screen.show(look, 774, 466);
      screen.picture("who", look);
      screen.step(2);
      screen.picture("how", look);
      screen.step(3);
      screen.picture("text", look);
      screen.fx(() -> screen.tabs().getSelectionModel().select(3));
      screen.picture("hits", look);
      screen.show(look, 1000, 640);
      screen.picture("wide", look);
      screen.fx(((Button) screen.root().lookup("#copyRules"))::fire);
      screen.picture("copied", look);
      screen.show(look, 594, 330);
      screen.picture("small-who", look);
      screen.step(2);
      screen.picture("small-how", look);
      screen.step(3);
      screen.picture("small-text", look);
    }
  }
}
