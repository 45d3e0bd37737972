package org.handshakedoctor.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.rules.RuleWriter;
import org.handshakedoctor.core.rules.RuleWriters;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Screens.Look;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.RulesDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.matcher.control.LabeledMatchers;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class RulesTest {
  private static final Path ARTICLE = Screens.SAMPLES.resolve("article.log");
  private static final Path RICH = Screens.SAMPLES.resolve("nginx-error.log");
  private static final Look ENGLISH = Screens.LOOKS.getFirst();

  private static final String SCANNER = "184.105.247.194";
  private static final String LONG = "2a01:4f8:1234:5678:9abc:def0:1234:5678";
  private static final String CLOUDFLARE = "104.16.1.1";
  private static final String EXAMPLE = "203.0.113.9";
  private static final String ONCE = "165.227.76.114";

  private final Wiring wiring = Screens.wiring();
  private Stage stage;

  @Start
  void start(Stage stage) {
    this.stage = stage;
  }

  @Test
  void theAdviceStandsAloneUntilTheRulesAreAskedFor(FxRobot robot) throws Exception {
    show(ENGLISH, 760, 520);
    Screens.open(wiring, ARTICLE);
    assertThat(label("#adviceTitle")).isEqualTo("Our advice for this log: block nothing.");
    assertThat(label("#adviceReason")).startsWith("7 failed handshakes, about 7 a day");
    assertThat(robot.lookup(".steps").query().isVisible()).isFalse();

    robot.clickOn("Show rules anyway");

    assertThat(robot.lookup(".steps").query().isVisible()).isTrue();
    assertThat(draft().wanted()).isTrue();
    show(ENGLISH, 560, 420);
    assertThat(robot.lookup(".steps").query().isVisible()).isTrue();
  }

  @Test
  void suggestTakesWhoStandsOutAndSparesTheRest(FxRobot robot, @TempDir Path folder)
      throws Exception {
    open(folder, 760, 900);

    robot.clickOn("Suggest");
    Screens.waitFor(() -> !plan().isEmpty());

    assertThat(session().blockSelection()).containsExactlyInAnyOrder(ip(SCANNER), ip(LONG));
    assertThat(label("#suggestion"))
        .isEqualTo(
            "2 addresses added: at least 20 failures each, on two days or as a flood, and nothing"
                + " speaks against blocking.");
    assertThat(plan()).contains(SCANNER).contains("2a01:4f8:1234:5678::/64");
    assertThat(robot.lookup(".count").queryAs(Label.class).getText())
        .isEqualTo("2 addresses → 2 rules");
  }

  @Test
  void whoIsLeftOutIsShownWithTheReason(FxRobot robot, @TempDir Path folder) throws Exception {
    open(folder, 760, 900);

    choose(SCANNER, CLOUDFLARE, EXAMPLE);

    assertThat(rows())
        .containsExactly(
            "Will be blocked (1)",
            SCANNER + ", 30 failures, will be blocked. The Shadowserver Foundation",
            "Left out (2)",
            CLOUDFLARE
                + ", 40 failures, left out: Cloudflare, a content delivery network: blocking it blocks everybody behind it",
            EXAMPLE + ", 25 failures, left out: an address reserved for examples");
    assertThat(plan()).contains(SCANNER).doesNotContain(CLOUDFLARE).doesNotContain(EXAMPLE);
    assertThat(robot.lookup(".who-list .check-box").queryAll()).hasSize(1);
  }

  @Test
  void aSoftReasonIsOverriddenForThisAddressOnly(FxRobot robot, @TempDir Path folder)
      throws Exception {
    open(folder, 760, 900);
    choose(CLOUDFLARE, EXAMPLE);
    CheckBox box = robot.lookup(".who-list .check-box").queryAs(CheckBox.class);

    robot.clickOn(box);
    Screens.waitFor(() -> plan().contains(EXAMPLE));

    assertThat(draft().overridden()).containsExactly(ip(EXAMPLE));
    assertThat(rows()).contains("Will be blocked (1)", "Left out (1)");
    assertThat(robot.lookup("Blocked although: an address reserved for examples").tryQuery())
        .isPresent();
    assertThat(plan()).doesNotContain(CLOUDFLARE);

    robot.clickOn(EXAMPLE).type(KeyCode.SPACE);
    Screens.waitFor(() -> draft().overridden().isEmpty());
    robot.clickOn(CLOUDFLARE).type(KeyCode.SPACE);
    assertThat(draft().overridden()).isEmpty();
  }

  @Test
  void anAddressIsTakenOffTheListByMouseAndKey(FxRobot robot, @TempDir Path folder)
      throws Exception {
    open(folder, 760, 900);
    choose(SCANNER, LONG, ONCE);

    robot.clickOn(first(robot, ".remove"));
    Screens.waitFor(() -> !plan().contains(SCANNER));
    robot.clickOn(LONG).type(KeyCode.DELETE);
    Screens.waitFor(() -> !plan().contains("2a01"));

    assertThat(session().blockSelection()).containsExactly(ip(ONCE));
  }

  @Test
  void everyTargetAndExpiryChangesTheText(FxRobot robot, @TempDir Path folder) throws Exception {
    open(folder, 760, 980);
    choose(SCANNER);
    assertThat(plan())
        .startsWith("#")
        .contains("table inet handshake_doctor")
        .contains("timeout 7d");

    expire(Expiry.DAY);
    Screens.waitFor(() -> plan().contains("timeout 1d"));
    assertThat(draft().expiry()).isEqualTo(Duration.ofDays(1));

    robot.interact(robot.lookup("#nginx-deny").queryAs(RadioButton.class)::fire);
    Screens.waitFor(() -> plan().contains("deny " + SCANNER + ";"));
    assertThat(robot.lookup(".ports").query().isDisabled()).isTrue();
  }

  @Test
  void theCardTheKeyboardIsOnIsInSight(FxRobot robot, @TempDir Path folder) throws Exception {
    open(folder, 760, 980);
    choose(SCANNER);
    RadioButton last =
        robot.lookup("#" + RuleWriters.ALL.getLast().id()).queryAs(RadioButton.class);
    Node box = robot.lookup(".target-cards").query();

    robot.interact(last::requestFocus);

    Screens.waitFor(
        () ->
            box.localToScene(box.getLayoutBounds())
                .contains(last.localToScene(last.getLayoutBounds())));
  }

  @Test
  void portsAreTakenWhenTheyAreAList(FxRobot robot, @TempDir Path folder) throws Exception {
    open(folder, 760, 980);
    choose(SCANNER);
    Node field = robot.lookup(".ports .text-field").query();

    robot.clickOn(field).type(KeyCode.END).write(", 8443");
    Screens.waitFor(() -> plan().contains("{ 443, 8443 }"));
    robot.write("x");

    assertThat(draft().ports()).containsExactly(443, 8443);
    assertThat(robot.lookup(".ports .error").query().isVisible()).isTrue();
  }

  @Test
  void whatIsCopiedIsWhatIsShown(FxRobot robot, @TempDir Path folder) throws Exception {
    open(folder, 1000, 700);
    choose(SCANNER, LONG);

    robot.clickOn("Copy");

    RuleWriter nftables = RuleWriters.ALL.getFirst();
    assertThat(clipboard()).isEqualTo(plan()).endsWith("}\n");
    assertThat(robot.lookup("Copied. Undo is in the third tab.").tryQuery()).isPresent();

    robot.clickOn("Undo");
    robot.clickOn(first(robot, ".buttons .button"));
    assertThat(clipboard()).isEqualTo(nftables.undo());
  }

  @Test
  void selectedLinesAreCopiedWithTheKeyboard(FxRobot robot, @TempDir Path folder) throws Exception {
    open(folder, 1000, 700);
    choose(SCANNER);
    String first = plan().lines().findFirst().orElseThrow();

    robot.clickOn(LabeledMatchers.hasText(first));
    robot.press(KeyCode.SHORTCUT, KeyCode.C).release(KeyCode.C, KeyCode.SHORTCUT);

    assertThat(clipboard()).isEqualTo(first + "\n");
  }

  @Test
  void theTextIsSavedByteForByte(FxRobot robot, @TempDir Path folder) throws Exception {
    open(folder, 1000, 700);
    choose(SCANNER);
    RuleText ruleText = robot.lookup(".rule-text").queryAs(RuleText.class);
    Path file = folder.resolve("rules.nft");

    fx(() -> ruleText.write(file, plan()));
    Screens.waitFor(
        () -> robot.lookup(".message").queryAs(Label.class).getText().startsWith("Saved"));
    assertThat(Files.readString(file)).isEqualTo(plan());

    fx(() -> ruleText.write(folder, plan()));
    Screens.waitFor(
        () -> robot.lookup(".message").queryAs(Label.class).getText().startsWith("Could not"));
  }

  @Test
  void everyTargetSaysWhyInBothLanguages() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      Texts texts = new Texts(locale);
      for (RuleWriter writer : RuleWriters.ALL) {
        assertThat(texts.get("rules.target." + writer.id())).isNotBlank();
      }
    }
  }

  @Test
  void anAddressThatFloodsTheLogIsWorthAThought(FxRobot robot, @TempDir Path folder)
      throws Exception {
    show(ENGLISH, 760, 700);
    Screens.open(wiring, flood(folder));

    assertThat(label("#adviceTitle")).isEqualTo("Blocking may be worth it here.");
    assertThat(robot.lookup(".steps").query().isVisible()).isTrue();

    robot.clickOn("Suggest");
    Screens.waitFor(() -> plan().contains(SCANNER));
  }

  @Test
  void nobodyToSuggestIsSaid(FxRobot robot) throws Exception {
    show(ENGLISH, 760, 700);
    Screens.open(wiring, ARTICLE);

    robot.clickOn("Show rules anyway").clickOn("Suggest");
    Screens.waitFor(() -> !label("#suggestion").isEmpty());

    assertThat(label("#suggestion"))
        .isEqualTo("Nobody to suggest: no address failed 20 times or more.");
    assertThat(session().blockSelection()).isEmpty();
  }

  @Test
  void aViewThatIsNoLongerShownIsForgotten(@TempDir Path folder) throws Exception {
    Screens.open(wiring, log(folder));
    WeakReference<Parent> view =
        new WeakReference<>(
            WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> wiring.views().load(RulesController.class)));
    Screens.waitFor(
        () -> {
          System.gc();
          return view.get() == null;
        });
  }

  @Test
  void rowsAreAsHighAsWhatTheyHold(@TempDir Path folder) throws Exception {
    open(folder, 800, 900);
    choose(SCANNER, LONG, CLOUDFLARE, EXAMPLE);
    for (double width : new double[] {1000, 560, 760, 900}) {
      fx(() -> stage.setWidth(width));
      Screens.waitFor(() -> root().getLayoutBounds().getWidth() == width);
      for (Node cell : root().lookupAll(".list-cell")) {
        Region row = (Region) ((ListCell<?>) cell).getGraphic();
        if (row != null) {
          double spare = row.getHeight() - row.prefHeight(row.getWidth());
          assertThat(spare).as(row.toString()).isBetween(-0.5, 3.0);
        }
      }
    }
  }

  @Test
  void tenThousandAddressesAreListedAtOnce(@TempDir Path folder) throws Exception {
    open(folder, 1000, 700);
    List<IpAddress> many =
        IntStream.range(0, 10_000).mapToObj(i -> IpAddress.ofIpv4(0x2D000000 + 3 * i)).toList();

    long start = System.nanoTime();
    fx(() -> session().blockSelection().addAll(many));
    Screens.waitFor(() -> plan().contains("45.0.117.45"));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void pictures(FxRobot robot, @TempDir Path folder) throws Exception {
    Path log = log(folder);
    for (Look look : Screens.LOOKS) {
      fx(() -> session().close());
      show(look, 760, 520);
      Screens.picture(root(), "rules-nothing-" + look);
      Screens.open(wiring, ARTICLE);
      picture("advice", look, 760, 520);
      fx(() -> session().rulesDraftProperty().set(draft().withWanted(true)));
      picture("empty", look, 760, 520);
      picture("empty-wide", look, 1000, 640);
      Screens.open(wiring, log);
      fx(() -> session().rulesDraftProperty().set(draft().withWanted(true)));
      choose(SCANNER, LONG, CLOUDFLARE, EXAMPLE, ONCE, "10.0.0.5", "66.249.66.1");
      fx(() -> session().rulesDraftProperty().set(draft().withOverridden(ip(EXAMPLE), true)));
      picture("list", look, 760, 980);
      fx(() -> scroll().setVvalue(1));
      Screens.picture(root(), "rules-list-end-" + look);
      picture("small", look, 560, 420);
      picture("wide", look, 1000, 640);
      picture("wide-low", look, 920, 520);
      show(look, 1000, 760);
      Screens.waitFor(() -> !plan().isEmpty());
      robot.clickOn(first(robot, ".buttons .button"));
      Screens.picture(root(), "rules-copied-" + look);
      Screens.open(wiring, flood(folder));
      show(look, 760, 640);
      robot.clickOn("#suggest");
      Screens.waitFor(() -> !plan().isEmpty());
      Screens.picture(root(), "rules-flood-" + look);
      Screens.open(wiring, RICH);
      picture("rich", look, 760, 520);
    }
  }

  /// Addresses of every sort, with a long one and many failures.
  private static Path log(Path folder) throws Exception {
    String text =
        Stream.of(
                lines(SCANNER, 30, "bad key share"),
                lines(LONG, 21, "bad key share"),
                lines(CLOUDFLARE, 40, "bad key share"),
                lines(EXAMPLE, 25, "bad key share"),
                lines(ONCE, 1, "bad key share"),
                lines("10.0.0.5", 12_345, "unsupported protocol"),
                lines("66.249.66.1", 22, "bad key share"))
            .collect(Collectors.joining());
    return Files.writeString(folder.resolve("error.log"), text, StandardCharsets.UTF_8);
  }

  private static Path flood(Path folder) throws Exception {
    String text = lines(SCANNER, 12_345, "bad key share") + lines(ONCE, 1, "bad key share");
    return Files.writeString(folder.resolve("flood.log"), text, StandardCharsets.UTF_8);
  }

  private static String lines(String client, int count, String reason) {
    String line =
        "2023/12/27 02:36:21 [crit] 13721#0: *2341389 SSL_do_handshake() failed (SSL:"
            + " error:141CF06C:SSL routines:tls_parse_ctos_key_share:"
            + reason
            + ") while SSL handshaking, client: "
            + client
            + ", server: 0.0.0.0:443\n";
    // Somebody who came back the next day.
    return line.replaceFirst("12/27", "12/26") + line.repeat(count - 1);
  }

  private void open(Path folder, double width, double height) throws Exception {
    show(ENGLISH, width, height);
    Screens.open(wiring, log(folder));
    fx(() -> session().rulesDraftProperty().set(draft().withWanted(true)));
  }

  private void choose(String... addresses) throws TimeoutException {
    fx(() -> Stream.of(addresses).map(RulesTest::ip).forEach(session().blockSelection()::add));
    int wanted = session().blockSelection().size();
    Screens.waitFor(
        () ->
            whoList().getItems().stream().filter(WhoRow.Address.class::isInstance).count()
                == wanted);
  }

  private void expire(Expiry expiry) {
    fx(() -> session().rulesDraftProperty().set(draft().withExpiry(expiry.duration())));
  }

  /// The rows that are in view, as they are read out.
  private List<String> rows() {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000,
        () ->
            whoList().lookupAll(".list-cell").stream()
                .map(WhoCell.class::cast)
                .filter(cell -> !cell.isEmpty())
                .sorted((one, other) -> Integer.compare(one.getIndex(), other.getIndex()))
                .map(cell -> cell.getText() == null ? cell.getAccessibleText() : cell.getText())
                .toList());
  }

  private WhoList whoList() {
    return (WhoList) root().lookup(".who-list");
  }

  private String plan() {
    TabPane tabs = (TabPane) root().lookup(".tab-pane");
    return tabs == null ? "" : ((TextLines) tabs.getTabs().getFirst().getContent()).text();
  }

  private String label(String selector) {
    return ((Label) root().lookup(selector)).getText();
  }

  private void picture(String what, Look look, double width, double height) throws Exception {
    show(look, width, height);
    int wanted = session().blockSelection().size();
    Screens.waitFor(() -> wanted == 0 || !plan().isEmpty());
    Screens.picture(root(), "rules-" + what + "-" + look);
  }

  private void show(Look look, double width, double height) {
    fx(() -> Screens.show(stage, wiring, RulesController.class, look, width, height));
  }

  private void fx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private AnalysisSession session() {
    return wiring.session();
  }

  private RulesDraft draft() {
    return session().rulesDraftProperty().get();
  }

  private static Node first(FxRobot robot, String selector) {
    return robot.lookup(selector).nth(0).query();
  }

  private ScrollPane scroll() {
    return (ScrollPane) root().lookup("#scroll");
  }

  private Parent root() {
    return stage.getScene().getRoot();
  }

  private static IpAddress ip(String text) {
    return Objects.requireNonNull(IpAddress.parse(text), text);
  }

  private static String clipboard() {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000, () -> Clipboard.getSystemClipboard().getString());
  }
}
