package org.handshakedoctor.ui.update;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.settings.Settings;
import org.handshakedoctor.core.settings.Settings.Recent;
import org.handshakedoctor.core.settings.SettingsFile;
import org.handshakedoctor.core.update.ReleaseFeed;
import org.handshakedoctor.core.update.Version;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Theme;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.fx.Views;
import org.handshakedoctor.ui.session.Preferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// With a real server on this computer.
@ExtendWith(ApplicationExtension.class)
class UpdateTest {
  @TempDir Path folder;
  private final AtomicInteger asked = new AtomicInteger();
  private final List<String> opened = new ArrayList<>();
  private HttpServer server;
  private Preferences preferences;
  private String answer = "9.1";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    preferences = new Preferences(new SettingsFile(folder.resolve("settings.json")));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theFirstStartAsksNothing() {
    assertThat(row().isVisible()).isFalse();
    assertThat(asked).hasValue(0);
  }

  @Test
  void nothingGoesOutBeforeTheUserHasSaidYes() throws Exception {
    remember();
    Parent row = row();
    assertThat(row.isVisible()).isTrue();
    assertThat(words(row)).contains("127.0.0.1", "nothing about you");
    assertThat(asked).hasValue(0);

    press(row, "#yes");

    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> words(row).contains("9.1"));
    press(row, "#page");
    assertThat(opened).hasSize(1).first().asString().endsWith("/page");
  }

  @Test
  void noIsForGood() {
    remember();
    Parent row = row();

    press(row, "#no");

    assertThat(row.isVisible()).isFalse();
    assertThat(row().isVisible()).isFalse();
    assertThat(asked).hasValue(0);
  }

  @Test
  void withinAWeekItIsNotLookedAgain() {
    looked(Instant.now().minusSeconds(6 * 24 * 3600));

    assertThat(row().isVisible()).isFalse();
    assertThat(asked).hasValue(0);
  }

  @Test
  void afterAWeekItIsLookedOnce() throws Exception {
    looked(Instant.now().minusSeconds(8 * 24 * 3600));

    Parent row = row();
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, row::isVisible);
    row();

    assertThat(asked).hasValue(1);
  }

  @Test
  void theSameVersionAndNonsenseAreNoNews() throws Exception {
    for (String nothing : List.of("1.0", "0.9", "<script>", "")) {
      answer = nothing;
      int before = asked.get();
      looked(Instant.EPOCH);
      Parent row = row();
      WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> asked.get() > before);
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(row.isVisible()).isFalse();
    }
  }

  @Test
  void looksAtHomeOnTheWelcomePage() throws Exception {
    remember();
    for (Screens.Look look : Screens.LOOKS) {
      Parent row = row(Locale.forLanguageTag(look.language()));
      WaitForAsyncUtils.waitForAsyncFx(
          10_000,
          () ->
              Theme.apply(new Scene(new VBox(row), 760, 80), look.theme() == Settings.Theme.DARK));
      Screens.picture(row, "update-question-" + look);
      assertThat(words(row)).contains("127.0.0.1");
    }
  }

  private void remember() {
    change(settings -> settings.withRecent(new Recent("/error.log", Instant.EPOCH, null, false)));
  }

  private void looked(Instant when) {
    change(
        settings ->
            settings.withHabits(settings.habits().withUpdates(new Settings.Updates(true, when))));
  }

  private void change(UnaryOperator<Settings> how) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> preferences.change(how));
  }

  private Parent row() {
    return row(Locale.ENGLISH);
  }

  private Parent row(Locale locale) {
    URI latest = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/latest");
    ReleaseFeed feed = new ReleaseFeed(latest, latest.resolve("/page"));
    Texts texts = new Texts(locale);
    return WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () ->
            new Views(
                    texts,
                    _ ->
                        new UpdateController(
                            preferences, feed, Version.parse("1.0"), opened::add, texts))
                .load(UpdateController.class));
  }

  private static String words(Parent row) {
    return ((Label) row.lookup("#words")).getText();
  }

  private static void press(Parent row, String button) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> ((Button) row.lookup(button)).fire());
  }
}
