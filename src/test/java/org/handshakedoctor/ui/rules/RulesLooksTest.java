package org.handshakedoctor.ui.rules;

import static org.handshakedoctor.ui.rules.RulesScreen.ARTICLE;
import static org.handshakedoctor.ui.rules.RulesScreen.CLOUDFLARE;
import static org.handshakedoctor.ui.rules.RulesScreen.EXAMPLE;
import static org.handshakedoctor.ui.rules.RulesScreen.LONG;
import static org.handshakedoctor.ui.rules.RulesScreen.ONCE;
import static org.handshakedoctor.ui.rules.RulesScreen.SCANNER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.handshakedoctor.core.net.IpAddress;
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
                .set(
                    screen
                        .draft()
                        .withOverridden(RulesScreen.ip(EXAMPLE), true)
                        .withOverridden(RulesScreen.ip(ONCE), true)));
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

  /// Ten thousand addresses, long ones among them, in networks that could be blocked as a whole.
  @Test
  void aLongList(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("many.log");
    Files.writeString(
        log,
        IntStream.range(0, 80)
            .mapToObj(i -> RulesScreen.lines("45.0.0." + i, 3, "bad key share"))
            .collect(Collectors.joining()));
    screen.show(RulesScreen.ENGLISH, 1000, 640);
    screen.open(log);
    screen.want();
    screen.fx(
        () -> {
          screen
              .session()
              .blockSelection()
              .addAll(
                  IntStream.range(0, 10_000)
                      .mapToObj(i -> IpAddress.ofIpv4(0x2D000000 + 3 * i))
                      .toList());
          screen.session().blockSelection().add(RulesScreen.ip(LONG));
        });
    Screens.waitFor(() -> screen.plan().contains("2a01"));
    for (Look look : List.of(Screens.LOOKS.getFirst(), Screens.LOOKS.getLast())) {
      screen.show(look, 1000, 640);
      screen.picture("long", look);
      screen.fx(() -> screen.find("2a01"));
      screen.picture("long-found", look);
      screen.fx(() -> screen.find("45.0.3."));
      screen.fx(() -> screen.whoList().scrollTo(screen.whoList().getItems().size() - 1));
      screen.picture("long-offers", look);
    }
  }

  @Test
  void ofLogsOneShouldNotTrust(@TempDir Path folder) throws Exception {
    for (Look look : List.of(Screens.LOOKS.getFirst(), Screens.LOOKS.getLast())) {
      screen.show(look, 774, 466);
      screen.open(Screens.SAMPLES.resolve("nginx-forged.log"));
      screen.want();
      Screens.waitFor(() -> screen.isShown(".notices"));
      screen.picture("forged", look);
      screen.open(RulesScreen.log(folder));
      Screens.waitFor(() -> screen.isShown("#adviceTitle"));
      screen.picture("proxy", look);
      screen.open(RulesScreen.flood(folder));
      Screens.waitFor(() -> screen.isShown(".steps"));
      screen.choose(SCANNER);
      screen.picture("flood", look);
    }
  }
}
