package org.handshakedoctor.ui.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Screens.Look;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.fx.SelectableText;
import org.handshakedoctor.ui.session.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ExplanationTest {
  private static final Path ARTICLE = Screens.SAMPLES.resolve("article.log");
  private static final Path RICH = Screens.SAMPLES.resolve("nginx-error.log");
  private static final Look ENGLISH = Screens.LOOKS.getFirst();

  private final Wiring wiring = Screens.wiring();
  private Stage stage;

  @Start
  void start(Stage stage) {
    this.stage = stage;
  }

  @Test
  void theMostFrequentCauseIsExplainedUntilOneIsSelected() throws Exception {
    show(ENGLISH, 400, 700);
    Screens.open(wiring, RICH);
    assertThat(shown()).startsWith(name(view().report().reasons().getFirst()));

    ReasonSummary last = view().report().reasons().getLast();
    select(last.cause());

    assertThat(shown()).startsWith(name(last));
  }

  @Test
  void theLineOfThisLogIsTakenApart() throws Exception {
    show(ENGLISH, 400, 700);
    Screens.open(wiring, ARTICLE);
    waitForLine();

    assertThat(shown())
        .contains("article.log, line 1")
        .contains("- Time: 2023/12/27 02:36:21 (")
        .contains("- Level: crit (")
        .contains("- Operation: SSL_do_handshake() (The TLS handshake")
        .contains("- Error code: 141CF06C (Library 20: SSL routines. Function 463: tls_parse_ctos")
        .contains("- Routine: tls_parse_ctos_key_share (Your server was reading the extension")
        .contains("- Reason: bad key share (")
        .contains("- While: SSL handshaking (")
        .contains("- Visitor: 184.105.247.194 (")
        .contains("- Server: 0.0.0.0:443 (")
        .contains("- nginx: older than 1.23.1");
  }

  /// A rare reason has words of its own for a backend, and no sample, which its line replaces.
  @Test
  void aRareReasonOfABackendIsExplainedAsABackends(@TempDir Path folder) throws Exception {
    String line =
        "2023/12/27 02:36:21 [error] 1#1: *1 SSL_do_handshake() failed (SSL:"
            + " error:0A00006C:SSL routines::bad key share) while SSL handshaking to upstream,"
            + " client: 192.0.2.1, server: a, upstream: \"https://10.0.0.5/\"\n";
    Path log = Files.writeString(folder.resolve("backend.log"), line);
    ErrorCatalog catalog = ErrorCatalog.bundled();
    ErrorEntry client = Objects.requireNonNull(catalog.get("ssl-bad-key-share", Leg.CLIENT));
    ErrorEntry upstream = Objects.requireNonNull(catalog.get("ssl-bad-key-share", Leg.UPSTREAM));
    show(ENGLISH, 400, 700);

    Screens.open(wiring, log);
    waitForLine();

    assertThat(shown())
        .startsWith(upstream.en().name())
        .contains(upstream.en().happened(), upstream.en().todo(), "backend.log, line 1")
        .doesNotContain(client.en().todo());
  }

  @Test
  void whatTheCheckOfACertificateSaidIsASentenceMore(@TempDir Path folder) throws Exception {
    String line =
        "2023/12/27 02:36:21 [error] 1#1: *1 upstream SSL certificate verify error: (10:certificate"
            + " has expired) while SSL handshaking to upstream, client: 192.0.2.1, server: a\n";
    show(ENGLISH, 400, 700);

    Screens.open(wiring, Files.writeString(folder.resolve("verify.log"), line));

    ErrorCatalog catalog = ErrorCatalog.bundled();
    ErrorEntry entry = Objects.requireNonNull(catalog.get("upstream-verify"));
    String detail = catalog.detail(entry, "certificate has expired", Locale.ENGLISH);
    assertThat(shown()).contains(entry.en().happened(), detail);
  }

  @Test
  void theCountsSayHowOftenAndBetweenWhen() throws Exception {
    show(ENGLISH, 400, 700);
    Screens.open(wiring, ARTICLE);

    assertThat(shown()).contains("7 failures here from 6 addresses, 2023-12-27 02:36:21 to ");
  }

  @Test
  void whatTheLogShowsNamesTheCauseThatFits(FxRobot robot) throws Exception {
    show(ENGLISH, 400, 700);
    Screens.open(wiring, ARTICLE);
    waitForLine();

    assertThat(shown())
        .contains(
            """
            In this log
            The 6 addresses belong to 6 different networks.
            5 of 6 visits left a single line.
            None of the 6 addresses shows another error.
            """)
        .contains("\nFits best: cause 1\nA fingerprint scan")
        .contains("\nBecause: 5 of 6 visits left a single line.\n");
    assertThat(robot.lookup(".ranked .fit-mark").queryAllAs(Label.class))
        .extracting(Node::isVisible)
        .containsExactly(true, false, false);
  }

  @Test
  void whatCannotBeToldIsSaid(FxRobot robot) throws Exception {
    show(ENGLISH, 400, 700);
    Screens.open(wiring, RICH);
    selectEntry("alert-unknown-ca");
    waitForLine();

    assertThat(shown())
        .contains(
            "This log cannot tell which of the 4 causes it is. 3 failures are too few to show a"
                + " pattern.")
        .doesNotContain("Fits best");
    assertThat(robot.lookup(".ranked .fit-mark").queryAllAs(Label.class))
        .noneMatch(Node::isVisible);
  }

  /// A filter is what the user looks at; what else the addresses did is in the whole log.
  @Test
  void aFilterTakesNothingAwayFromWhatTheLogShows() throws Exception {
    show(ENGLISH, 400, 700);
    Screens.open(wiring, RICH);
    filter(Filter.NONE.withEntries(Set.of("bad-key-share")));
    waitForLine();

    assertThat(shown())
        .contains("One of the 2 addresses also shows other errors: Plain HTTP arrived");
  }

  @Test
  void aLogThatGrowsIsLookedAtAgain(@TempDir Path folder) throws Exception {
    String article = Files.readString(ARTICLE);
    Path log = Files.writeString(folder.resolve("error.log"), article.lines().findFirst().get());
    show(ENGLISH, 400, 700);
    Screens.open(wiring, log);
    Screens.waitFor(() -> shown().contains("One failure is too few to show a pattern."));

    Files.writeString(log, article);
    Screens.open(wiring, log);

    Screens.waitFor(() -> shown().contains("Fits best: cause 1"));
  }

  @Test
  void aCauseThatTheFilterHidesIsStillExplained() throws Exception {
    show(ENGLISH, 400, 700);
    Screens.open(wiring, RICH);
    ReasonSummary first = view().report().reasons().getFirst();
    select(first.cause());

    filter(Filter.NONE.withEntries(Set.of("bad-ecpoint")));

    assertThat(shown()).startsWith(name(first)).contains("The filter hides it.");
  }

  @Test
  void nothingToExplainSaysWhy() throws Exception {
    show(ENGLISH, 400, 400);
    assertThat(hint()).contains("Open a log");

    Screens.open(wiring, RICH);
    filter(Filter.NONE.withEntries(Set.of("no-such-entry")));

    assertThat(hint()).contains("No failure fits the filter");
  }

  @Test
  void theWholeExplanationIsCopied(FxRobot robot) throws Exception {
    show(ENGLISH, 400, 700);
    Screens.open(wiring, ARTICLE);
    waitForLine();

    robot.clickOn("Copy explanation");

    assertThat(clipboard()).isEqualTo(shown()).contains("What to do").contains("Sources");
    assertThat(robot.lookup("Copied").tryQuery()).isPresent();
  }

  @Test
  void aTextIsMarkedWithTheMouseAndCopied(FxRobot robot) throws Exception {
    show(ENGLISH, 400, 950);
    Screens.open(wiring, ARTICLE);
    waitForLine();
    SelectableText advice = robot.lookup(".advice .selectable").queryAs(SelectableText.class);

    robot.doubleClickOn(robot.point(advice).atPosition(Pos.TOP_LEFT).atOffset(8, 8));
    robot.press(KeyCode.SHORTCUT, KeyCode.C).release(KeyCode.C, KeyCode.SHORTCUT);
    assertThat(clipboard()).isEqualTo("Do");

    robot.press(KeyCode.SHORTCUT, KeyCode.A).release(KeyCode.A, KeyCode.SHORTCUT);
    robot.press(KeyCode.SHORTCUT, KeyCode.C).release(KeyCode.C, KeyCode.SHORTCUT);
    assertThat(clipboard()).isEqualTo(advice.words());
  }

  @Test
  void theSettingIsCopiedAsItStandsThere(FxRobot robot) throws Exception {
    show(ENGLISH, 400, 900);
    Screens.open(wiring, RICH);
    selectEntry("alert-unknown-ca");

    Node copy = robot.lookup(".code .button").nth(0).query();
    robot.clickOn(copy);

    assertThat(clipboard())
        .isEqualTo(
            """
            ssl_certificate     /etc/letsencrypt/live/HOST/fullchain.pem;
            ssl_certificate_key /etc/letsencrypt/live/HOST/privkey.pem;\
            """);
  }

  @Test
  void whatAVisitorWroteIsShownAsWhatItIs(@TempDir Path folder) throws Exception {
    show(ENGLISH, 400, 700);
    Screens.open(wiring, awkward(folder));
    waitForLine();

    assertThat(shown()).contains("\\x1B[31m").doesNotContain("\u001b").doesNotContain("\u202e");
  }

  @Test
  void noTextIsWiderThanThePanel(FxRobot robot, @TempDir Path folder) throws Exception {
    show(ENGLISH, 360, 700);
    Screens.open(wiring, awkward(folder));
    for (ReasonSummary reason : view().report().reasons()) {
      select(reason.cause());
      waitForLine();
      for (Node text : robot.lookup(".selectable, .line-part, .line-between").queryAll()) {
        double right = text.localToScene(text.getBoundsInLocal()).getMaxX();
        assertThat(right).as(text.toString()).isLessThanOrEqualTo(360);
      }
    }
  }

  @Test
  void aViewThatIsNoLongerShownIsForgotten() throws Exception {
    Screens.open(wiring, ARTICLE);
    WeakReference<Parent> view =
        new WeakReference<>(
            WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> wiring.views().load(ExplanationController.class)));
    Screens.waitFor(
        () -> {
          System.gc();
          return view.get() == null;
        });
  }

  @Test
  void pictures(@TempDir Path folder) throws Exception {
    Path awkward = awkward(folder);
    for (Look look : Screens.LOOKS) {
      session(() -> wiring.session().close());
      show(look, 400, 620);
      Screens.picture(root(), "explanation-empty-" + look);
      Screens.open(wiring, ARTICLE);
      picture("article", look, 400);
      picture("pane", look, 400, 620);
      Screens.open(wiring, RICH);
      selectEntry("alert-unknown-ca");
      picture("snippet", look, 360);
      selectEntry("upstream-verify");
      picture("backend", look, 520);
      Screens.open(wiring, awkward);
      picture("awkward", look, 360);
    }
  }

  /// Long everything: an IPv6 address, a queue of errors, a request with control characters.
  private static Path awkward(Path folder) throws Exception {
    String line =
        "2026/11/23 10:54:35 [crit] 1234567#1234567: *987654321 SSL_do_handshake() failed (SSL:"
            + " error:0A0C0103:SSL routines::internal error error:0A00007B:SSL routines::"
            + "some reason that nobody has ever explained before and that goes on and on) while SSL"
            + " handshaking to upstream, client: 2001:db8:1234:5678:9abc:def0:1234:5678, server:"
            + " an-extraordinarily-long-name.of-a-virtual-host.somewhere.example.org, request:"
            + " \"GET /\u001b[31m\u202eabc/"
            + "x".repeat(300)
            + " HTTP/1.1\", upstream:"
            + " \"https://[2001:db8:ffff:ffff:ffff:ffff:ffff:ffff]:24443/\u001b[31m"
            + "very/long/path/without/any/space/in/it/"
            + "y".repeat(80)
            + "\", host:"
            + " \"an-extraordinarily-long-name.of-a-virtual-host.somewhere.example.org\"\n";
    Path log = folder.resolve("an error log with a very long name that does not fit.log");
    String text = IntStream.range(0, 20_000).mapToObj(_ -> line).collect(Collectors.joining());
    return Files.writeString(log, text, StandardCharsets.UTF_8);
  }

  /// The upper and the lower end: the headless screen is 1000 pixels high.
  private void picture(String what, Look look, double width) throws Exception {
    picture(what + "-top", look, width, 980);
    session(() -> scroll().setVvalue(1));
    Screens.picture(root(), "explanation-" + what + "-end-" + look);
  }

  private void picture(String what, Look look, double width, double height) throws Exception {
    show(look, width, height);
    waitForLine();
    Screens.picture(root(), "explanation-" + what + "-" + look);
  }

  private void show(Look look, double width, double height) throws Exception {
    session(() -> Screens.show(stage, wiring, ExplanationController.class, look, width, height));
  }

  private void session(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(5_000, action);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void filter(Filter filter) throws TimeoutException {
    session(() -> wiring.session().filterProperty().set(filter));
    Screens.waitFor(() -> view().report().filter().equals(filter));
  }

  private void select(Cause cause) {
    session(() -> wiring.session().selectedCauseProperty().set(cause));
  }

  private void selectEntry(String entry) {
    select(
        view().whole().reasons().stream()
            .map(ReasonSummary::cause)
            .filter(cause -> cause.entry().equals(entry))
            .findFirst()
            .orElseThrow());
  }

  private void waitForLine() throws TimeoutException {
    Screens.waitFor(
        () -> shown().contains("\nThe line, taken apart\n") || shown().contains("逐项拆解"));
    Screens.waitFor(() -> shown().contains("\nIn this log\n") || shown().contains("在这份日志里"));
  }

  private View view() {
    return Objects.requireNonNull(wiring.session().viewProperty().get());
  }

  private static String name(ReasonSummary reason) {
    return Objects.requireNonNull(ErrorCatalog.bundled().get(reason.cause().entry())).en().name();
  }

  private Parent root() {
    return stage.getScene().getRoot();
  }

  private String hint() {
    return ((Label) root().lookup("#hintText")).getText();
  }

  private ScrollPane scroll() {
    return (ScrollPane) root().lookup("#scroll");
  }

  private String shown() {
    return scroll().getContent() instanceof ExplanationView view ? view.text() : "";
  }

  private static String clipboard() {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000, () -> Clipboard.getSystemClipboard().getString());
  }
}
