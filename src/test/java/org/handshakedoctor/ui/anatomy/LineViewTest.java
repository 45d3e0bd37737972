package org.handshakedoctor.ui.anatomy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.log.anatomy.LineAnatomy;
import org.handshakedoctor.core.meaning.LineMeaning;
import org.handshakedoctor.core.meaning.LineMeanings;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.ui.Theme;
import org.handshakedoctor.ui.fx.SelectableText;
import org.handshakedoctor.ui.fx.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class LineViewTest {
  private static final String ARTICLE =
      "2023/12/27 02:36:21 [crit] 13721#0: *2341389 SSL_do_handshake() failed (SSL:"
          + " error:141CF06C:SSL routines:tls_parse_ctos_key_share:bad key share) while SSL"
          + " handshaking, client: 184.105.247.194, server: 0.0.0.0:443";

  /// WCAG 2.2, 1.4.3.
  private static final double ENOUGH = 4.5;

  private Stage stage;
  private LineView view;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    show(ARTICLE, 420, false);
  }

  @Test
  void theCodeIsChosenFirst() {
    assertThat(label()).isEqualTo("Error code");
    assertThat(words()).startsWith("Library 20: SSL routines.");
  }

  @Test
  void aClickOnAPartShowsWhatItMeans(FxRobot robot) {
    robot.clickOn("crit");

    assertThat(label()).isEqualTo("Level");
    assertThat(words()).contains("does not measure any harm");
  }

  @Test
  void theKeysReachEveryPartAndTabOnlyOne(FxRobot robot) {
    WaitForAsyncUtils.waitForAsyncFx(
        5_000, () -> stage.getScene().lookup("#before").requestFocus());
    robot.press(KeyCode.TAB).release(KeyCode.TAB);
    assertThat(focused()).isEqualTo("141CF06C");

    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    assertThat(focused()).isEqualTo("SSL routines");
    assertThat(label()).isEqualTo("Library");

    robot.press(KeyCode.HOME).release(KeyCode.HOME);
    assertThat(label()).isEqualTo("Time");
    robot.press(KeyCode.LEFT).release(KeyCode.LEFT);
    assertThat(label()).isEqualTo("Time");
    robot.press(KeyCode.END).release(KeyCode.END);
    assertThat(label()).isEqualTo("Server");

    robot.press(KeyCode.TAB).release(KeyCode.TAB);
    assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("after");
    assertThat(view.flow().texts().stream().filter(PartText::isFocusTraversable)).hasSize(1);
  }

  @Test
  void everyPartIsReadOutWithItsMeaning() {
    assertThat(view.flow().texts())
        .allSatisfy(
            part -> {
              assertThat(part.getAccessibleRole()).isEqualTo(AccessibleRole.BUTTON);
              assertThat(part.getAccessibleText())
                  .startsWith(part.part().label() + ": " + part.part().text() + ". ")
                  .endsWith(part.part().words());
            });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyColourIsReadableOnBothBackgrounds(boolean dark) {
    String sent = ARTICLE + ", request: \"GET / HTTP/1.1\", host: \"example.org\"";
    WaitForAsyncUtils.waitForAsyncFx(5_000, () -> show(sent, 420, dark));
    WaitForAsyncUtils.waitForFxEvents();
    List<Color> backgrounds =
        dark
            ? List.of(Color.web("#0d1117"), Color.web("#161b22"))
            : List.of(Color.web("#ffffff"), Color.web("#f6f8fa"));

    for (PartText part : view.flow().texts()) {
      for (Color background : backgrounds) {
        assertThat(contrast((Color) part.getFill(), background))
            .as(part.getText())
            .isGreaterThanOrEqualTo(ENOUGH);
      }
    }
  }

  @Test
  void aLongPartIsShortenedAndReadInFull() {
    String sent = "GET /" + "a".repeat(500) + " HTTP/1.1";

    assertThat(LineFlow.shortened(sent)).hasSize(103).startsWith("GET /aaa").endsWith("a HTTP/1.1");
    assertThat(LineFlow.shortened("short")).isEqualTo("short");
    String wide = "\ud83d\ude00".repeat(100);
    for (int shift = 0; shift < 2; shift++) {
      String shown = LineFlow.shortened("x".repeat(shift) + wide);
      assertThat(new String(shown.getBytes(UTF_8), UTF_8)).isEqualTo(shown);
    }
  }

  @Test
  void nothingIsWiderThanANarrowPanel() {
    String sent = ARTICLE + ", request: \"GET /" + "a".repeat(900) + "\", host: \"example.org\"";
    WaitForAsyncUtils.waitForAsyncFx(5_000, () -> show(sent, 260, false));
    WaitForAsyncUtils.waitForFxEvents();

    for (PartText part : view.flow().texts()) {
      assertThat(part.localToScene(part.getBoundsInLocal()).getMaxX()).isLessThanOrEqualTo(260);
    }
  }

  @Test
  void aLineThatIsNotKnownSaysSo() {
    WaitForAsyncUtils.waitForAsyncFx(5_000, () -> show("hello", 420, false));

    assertThat(view.flow().texts()).isEmpty();
    assertThat(view.lookupAll(".label").stream().map(node -> ((Label) node).getText()))
        .contains("Nothing in this line is known to us.");
  }

  private void show(String line, double width, boolean dark) {
    LineMeanings meanings =
        new LineMeanings(ErrorCatalog.bundled(), NetworkDirectory::bundled, Locale.ENGLISH);
    LineMeaning meaning = meanings.of(LineAnatomy.of(line.getBytes(UTF_8)));
    view = new LineView(new Texts(Locale.ENGLISH), meaning);
    Button before = new Button("before");
    before.setId("before");
    Button after = new Button("after");
    after.setId("after");
    Scene scene = new Scene(new VBox(before, view, after), width, 500);
    Theme.apply(scene, dark);
    stage.setMinWidth(0);
    stage.setScene(scene);
    stage.sizeToScene();
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  private String label() {
    return ((Label) view.lookup(".part-label")).getText();
  }

  private String words() {
    return ((SelectableText) view.lookup(".part-words")).words();
  }

  private String focused() {
    return ((PartText) Objects.requireNonNull(stage.getScene().getFocusOwner())).getText();
  }

  private static double contrast(Color first, Color second) {
    double one = luminance(first);
    double two = luminance(second);
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double value) {
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
