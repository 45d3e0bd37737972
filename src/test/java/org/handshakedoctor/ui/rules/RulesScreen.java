package org.handshakedoctor.ui.rules;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Screens.Look;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.RulesDraft;
import org.testfx.util.WaitForAsyncUtils;

/// The rules alone in a window, and logs to fill them.
final class RulesScreen {
  static final Look ENGLISH = Screens.LOOKS.getFirst();
  static final Path ARTICLE = Screens.SAMPLES.resolve("article.log");
  static final Path RICH = Screens.SAMPLES.resolve("nginx-error.log");

  static final String SCANNER = "184.105.247.194";
  static final String LONG = "2a01:4f8:1234:5678:9abc:def0:1234:5678";
  static final String CLOUDFLARE = "104.16.1.1";
  static final String EXAMPLE = "203.0.113.9";
  static final String ONCE = "165.227.76.114";

  final Wiring wiring = Screens.wiring();
  private final Stage stage;

  RulesScreen(Stage stage) {
    this.stage = stage;
  }

  /// Opens [#log] and shows the rules whatever the advice is.
  void open(Path folder, double width, double height) throws Exception {
    show(ENGLISH, width, height);
    Screens.open(wiring, log(folder));
    want();
  }

  void open(Path... logs) throws TimeoutException {
    Screens.open(wiring, logs);
  }

  void want() {
    fx(() -> session().rulesDraftProperty().set(draft().withWanted(true)));
  }

  void show(Look look, double width, double height) {
    fx(() -> Screens.show(stage, wiring, RulesController.class, look, width, height));
  }

  /// Puts addresses in the list and waits for the plan with them.
  void choose(String... addresses) throws TimeoutException {
    fx(() -> Stream.of(addresses).map(RulesScreen::ip).forEach(session().blockSelection()::add));
    int wanted = session().blockSelection().size();
    Screens.waitFor(() -> listed() == wanted);
  }

  private long listed() {
    return whoList().getItems().stream().filter(WhoRow.Address.class::isInstance).count();
  }

  /// Brings a step in sight, counted from 1.
  void step(int number) {
    fx(() -> ((Steps) root().lookup(".steps")).show(number - 1));
  }

  /// Types into the field above the list.
  void find(String words) {
    ((TextField) root().lookup("#findAddress")).setText(words);
  }

  /// The rows that are in view, as they are read out.
  List<String> rows() {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000,
        () -> {
          root().applyCss();
          root().layout();
          return whoList().lookupAll(".list-cell").stream()
              .map(WhoCell.class::cast)
              .filter(cell -> !cell.isEmpty())
              .sorted((one, other) -> Integer.compare(one.getIndex(), other.getIndex()))
              .map(cell -> cell.getText() == null ? cell.getAccessibleText() : cell.getText())
              .toList();
        });
  }

  WhoList whoList() {
    return (WhoList) root().lookup(".who-list");
  }

  String plan() {
    return lines().text();
  }

  /// Of the first tab.
  TextLines lines() {
    return (TextLines) tabs().getTabs().getFirst().getContent();
  }

  TabPane tabs() {
    return (TabPane) root().lookup(".rule-text .tab-pane");
  }

  String label(String selector) {
    return ((Label) root().lookup(selector)).getText();
  }

  boolean isShown(String selector) {
    Node node = root().lookup(selector);
    for (Node one = node; one != null; one = one.getParent()) {
      if (!one.isVisible()) {
        return false;
      }
    }
    return node != null;
  }

  void picture(String what, Look look) throws Exception {
    int wanted = session().blockSelection().size();
    Screens.waitFor(() -> wanted == 0 || !plan().isEmpty());
    Screens.picture(root(), "rules-" + what + "-" + look);
  }

  void fx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
    WaitForAsyncUtils.waitForFxEvents();
  }

  AnalysisSession session() {
    return wiring.session();
  }

  RulesDraft draft() {
    return session().rulesDraftProperty().get();
  }

  Parent root() {
    return stage.getScene().getRoot();
  }

  Stage stage() {
    return stage;
  }

  static IpAddress ip(String text) {
    return Objects.requireNonNull(IpAddress.parse(text), text);
  }

  static String clipboard() {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000, () -> Clipboard.getSystemClipboard().getString());
  }

  /// Addresses of every sort, with a long one and many failures.
  static Path log(Path folder) throws Exception {
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

  /// One address that fails again and again, and nobody else of weight.
  static Path flood(Path folder) throws Exception {
    String text = lines(SCANNER, 12_345, "bad key share") + lines(ONCE, 1, "bad key share");
    return Files.writeString(folder.resolve("flood.log"), text, StandardCharsets.UTF_8);
  }

  /// The access log beside them: one of the failing addresses got in, another one's neighbour too.
  static Path access(Path folder) throws Exception {
    String text = visits(ONCE, 340) + visits("2a01:4f8:1234:5678::1", 2) + visits("8.8.4.4", 5);
    return Files.writeString(folder.resolve("access.log"), text, StandardCharsets.UTF_8);
  }

  static String lines(String client, int count, String reason) {
    String line =
        "2023/12/27 02:36:21 [crit] 13721#0: *2341389 SSL_do_handshake() failed (SSL:"
            + " error:141CF06C:SSL routines:tls_parse_ctos_key_share:"
            + reason
            + ") while SSL handshaking, client: "
            + client
            + ", server: 0.0.0.0:443\n";
    return line.repeat(count);
  }

  private static String visits(String client, int count) {
    String line =
        client
            + " - - [27/Dec/2023:02:40:00 +0000] \"GET / HTTP/1.1\" 200 612 \"-\" \"Mozilla/5.0\"\n";
    return line.repeat(count);
  }
}
