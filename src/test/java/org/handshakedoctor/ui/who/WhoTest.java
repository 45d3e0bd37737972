package org.handshakedoctor.ui.who;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.networks.dns.DnsResolver;
import org.handshakedoctor.core.networks.dns.HostAnswer;
import org.handshakedoctor.core.networks.dns.LoopbackDns;
import org.handshakedoctor.core.networks.mmdb.MmdbFile;
import org.handshakedoctor.core.settings.Settings.AddressSources;
import org.handshakedoctor.core.settings.SettingsFile;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Screens.Look;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.clients.AddressTable;
import org.handshakedoctor.ui.clients.ClientsController;
import org.handshakedoctor.ui.main.ToolBarController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WhoTest {
  private static final Path ARTICLE = Screens.SAMPLES.resolve("article.log");
  private static final Look ENGLISH = Screens.LOOKS.getFirst();
  private static final String SHADOW = "184.105.247.194";
  private static final String DROPLET = "165.227.76.114";

  @TempDir private Path folder;
  private LoopbackDns dns;
  private Wiring wiring;
  private Stage stage;

  @Start
  void start(Stage stage) {
    this.stage = stage;
  }

  @BeforeEach
  void program() throws IOException {
    dns = new LoopbackDns();
    dns.host(SHADOW, "scan-13.shadowserver.org").ptr(DROPLET, "crawl-1.googlebot.com");
    wiring = program(folder.resolve("settings.json"));
  }

  @AfterEach
  void stop() {
    closeDialogs();
    fx(() -> wiring.knowledge().close());
    dns.close();
  }

  @Test
  void nothingIsSentBeforeTheUserHasAgreed() throws Exception {
    show(ENGLISH);
    ask(DROPLET, SHADOW);
    Screens.waitFor(() -> !texts().isEmpty());

    assertThat(String.join("\n", texts()))
        .contains("Ask DNS for the names of 2 addresses", DROPLET, SHADOW, "the name server");
    assertThat(dns.asked()).isEmpty();
    press("Cancel");
    Thread.sleep(300);
    assertThat(dns.asked()).isEmpty();
    assertThat(wiring.knowledge().hasHosts()).isFalse();
  }

  @Test
  void theAnswersAreShownWithWhatTheyAreWorth() throws Exception {
    show(ENGLISH);
    assertThat(column("Host name").isVisible()).isFalse();
    ask(DROPLET, SHADOW);
    Screens.waitFor(() -> !texts().isEmpty());
    press("Ask DNS");

    Screens.waitFor(() -> shown().contains("scan-13.shadowserver.org, verified"));
    assertThat(shown()).contains("claims to be crawl-1.googlebot.com");
    assertThat(column("Host name").isVisible()).isTrue();
    // What was agreed to once holds once.
    assertThat(wiring.knowledge().mayAsk()).isFalse();

    int asked = dns.asked().size();
    ask(DROPLET, SHADOW);
    Thread.sleep(300);
    assertThat(dns.asked()).as("kept for the session").hasSize(asked);
    assertThat(texts()).isEmpty();
  }

  @Test
  void whoeverHasAgreedForGoodIsNotAskedAgainAndCanTakeItBack() throws Exception {
    show(ENGLISH);
    ask(SHADOW);
    Screens.waitFor(() -> !texts().isEmpty());
    fx(() -> ((CheckBox) dialogNode(CheckBox.class, "Do not ask me again")).setSelected(true));
    press("Ask DNS");
    Screens.waitFor(() -> wiring.knowledge().askingProperty().get() == null);
    Screens.waitFor(() -> shown().contains("scan-13.shadowserver.org, verified"));

    ask(DROPLET);
    Screens.waitFor(() -> shown().contains("claims to be crawl-1.googlebot.com"));
    assertThat(new SettingsFile(folder.resolve("settings.json")).load().addressSources().askNames())
        .isTrue();

    fx(() -> wiring.knowledge().setMayAsk(false));
    assertThat(new SettingsFile(folder.resolve("settings.json")).load().addressSources())
        .isEqualTo(AddressSources.NONE);
  }

  @Test
  void askingCanBeStopped() throws Exception {
    dns.delay(400);
    show(ENGLISH);
    fx(() -> wiring.knowledge().ask(List.of(address(DROPLET), address(SHADOW))));
    Screens.waitFor(() -> shown().contains("Asking DNS: 0 of 2"));

    fx(((Button) Objects.requireNonNull(stage.getScene().lookup("#stopAsking")))::fire);

    assertThat(wiring.knowledge().askingProperty().get()).isNull();
    Thread.sleep(1_200);
    assertThat(wiring.knowledge().host(address(SHADOW))).isNull();
  }

  @Test
  void noAnswerIsAskedForAgainAndPrivateAddressesNever() throws Exception {
    dns.error(LoopbackDns.reverse("74.82.47.5"), 2);
    List<IpAddress> both = List.of(address("74.82.47.5"), address("10.0.0.1"));
    fx(() -> wiring.knowledge().ask(both));
    Screens.waitFor(() -> wiring.knowledge().askingProperty().get() == null);

    assertThat(wiring.knowledge().host(address("74.82.47.5")))
        .isInstanceOf(HostAnswer.Unanswered.class);
    assertThat(wiring.knowledge().unasked(both)).containsExactly(address("74.82.47.5"));
    assertThat(dns.asked()).allMatch(name -> name.startsWith("5.47.82.74."));
  }

  @Test
  void aDatabaseIsReadRememberedAndForgotten() throws Exception {
    show(ENGLISH);
    Path file = database();
    assertThat(column("Country").isVisible()).isFalse();

    fx(() -> wiring.knowledge().choose(List.of(file)));
    Screens.waitFor(() -> shown().contains("United States"));
    assertThat(column("Country").isVisible()).isTrue();

    Wiring next = program(folder.resolve("settings.json"));
    Screens.waitFor(() -> "US".equals(next.knowledge().location(address(DROPLET)).country()));
    fx(() -> next.knowledge().close());

    fx(() -> wiring.knowledge().forget(file));
    Screens.waitFor(() -> !shown().contains("United States"));
    assertThat(column("Country").isVisible()).isFalse();
    assertThat(wiring.preferences().settings().addressSources()).isEqualTo(AddressSources.NONE);
  }

  @Test
  void whatCannotBeReadIsSaidAndChangesNothing() throws Exception {
    show(ENGLISH);
    Path good = database();
    fx(() -> wiring.knowledge().choose(List.of(good)));
    Screens.waitFor(() -> wiring.knowledge().locations().hasCountries());

    fx(() -> wiring.knowledge().choose(List.of(good, ARTICLE)));
    Screens.waitFor(() -> wiring.knowledge().problemProperty().get() != null);
    settings();

    assertThat(String.join("\n", texts()))
        .contains("article.log is not used: this is no database in MaxMind's format")
        .contains("GeoLite2-City, made on 2026-09-21: countries and network operators");
    assertThat(wiring.knowledge().files()).containsExactly(good);
    assertThat(wiring.knowledge().location(address(DROPLET)).country()).isEqualTo("US");
  }

  /// A file that is gone at the next start is said to be not in use; the others are.
  @Test
  void aDatabaseThatHasGoneTakesNoOtherWithIt() throws Exception {
    Path good = database();
    Path gone = Files.copy(good, folder.resolve("gone.mmdb"));
    fx(() -> wiring.knowledge().choose(List.of(gone, good)));
    Screens.waitFor(() -> wiring.knowledge().locations().hasCountries());
    Files.delete(gone);

    Wiring next = program(folder.resolve("settings.json"));
    Screens.waitFor(() -> next.knowledge().locations().hasCountries());
    assertThat(next.knowledge().files()).containsExactly(gone, good);
    assertThat(next.knowledge().problemProperty().get()).isNotNull();
    fx(() -> next.knowledge().forget(gone));
    Screens.waitFor(() -> next.knowledge().problemProperty().get() == null);
    assertThat(next.knowledge().files()).containsExactly(good);
    fx(() -> next.knowledge().close());
  }

  @Test
  void thePageOfAnAddressSaysWhoWhatForAndHowToBeLeftOut() throws Exception {
    show(ENGLISH);
    who("87.236.176.148");
    assertThat(texts())
        .contains(
            "Driftnet Ltd (internet-measurement.com), scanner",
            "Tries every address on the Internet and notes which services answer.",
            "To be left out",
            "https://internet-measurement.com/",
            "Well known, as of 2026-06-22");
    closeDialogs();

    fx(() -> wiring.knowledge().setMayAsk(true));
    who(DROPLET);
    press("Ask DNS who this is…");
    Screens.waitFor(() -> texts().contains("claims to be crawl-1.googlebot.com"));
    assertThat(String.join("\n", texts())).contains("one of Google (Googlebot), but");
    closeDialogs();

    who("10.0.0.1");
    assertThat(texts())
        .contains("your own network, or a machine in front of your server")
        .doesNotContain("Ask DNS who this is…", "Host name");
  }

  @Test
  void pictures() throws Exception {
    Path file = database();
    for (Look look : Screens.LOOKS) {
      show(look);
      settings();
      dialogPicture("who-settings-empty", look);
      fx(() -> wiring.knowledge().choose(List.of(file)));
      Screens.waitFor(() -> wiring.knowledge().locations().hasCountries());
      fx(() -> wiring.knowledge().choose(List.of(file, ARTICLE)));
      Screens.waitFor(() -> wiring.knowledge().problemProperty().get() != null);
      settings();
      dialogPicture("who-settings", look);
      fx(() -> wiring.knowledge().setMayAsk(false));
      ask("74.82.47.5", "43.131.37.227", "87.236.176.148", "212.102.40.218");
      Screens.waitFor(() -> !texts().isEmpty());
      dialogPicture("who-ask", look);
      who("87.236.176.148");
      dialogPicture("who-scanner", look);
      fx(() -> wiring.knowledge().ask(List.of(address(DROPLET), address(SHADOW))));
      Screens.waitFor(() -> wiring.knowledge().askingProperty().get() == null);
      who(SHADOW);
      dialogPicture("who-verified", look);
      who(DROPLET);
      dialogPicture("who-claim", look);
      who("44.1.1.1");
      dialogPicture("who-unknown", look);
      Screens.picture(table(), "clients-who-" + look);
      fx(() -> Screens.show(stage, wiring, ClientsController.class, look, 1700, 420));
      Screens.picture(table(), "clients-who-wide-" + look);
      fx(() -> Screens.show(stage, wiring, ToolBarController.class, look, 900, 60));
      Screens.picture(stage.getScene().getRoot(), "toolbar-who-" + look);
    }
  }

  private Path database() throws IOException {
    return new MmdbFile("GeoLite2-City", 6)
        .with("165.227.64.0/18", Map.of("country", Map.of("iso_code", "US")))
        .with("43.128.0.0/10", Map.of("country", Map.of("iso_code", "DE")))
        .with("184.105.0.0/16", Map.of("country", Map.of("iso_code", "US")))
        .with(
            "44.0.0.0/8",
            Map.of(
                "country",
                Map.of("iso_code", "GB"),
                "autonomous_system_number",
                64500,
                "autonomous_system_organization",
                "Example Networks Ltd"))
        .write(folder.resolve("city.mmdb"));
  }

  private Wiring program(Path settings) {
    LoopbackDns server = dns;
    return new Wiring(new SettingsFile(settings), _ -> {}, () -> DnsResolver.at(server.address()));
  }

  private void show(Look look) throws TimeoutException {
    // The headless screen ends at 1000, and a dialog beyond it cannot be drawn.
    fx(() -> Screens.show(stage, wiring, ClientsController.class, look, 980, 700));
    Screens.open(wiring, ARTICLE);
    Screens.waitFor(() -> !table().getItems().isEmpty());
    fx(
        () ->
            Stream.of("side", "share", "cause", "last", "first", "failures")
                .map(key -> column(words().texts().get("clients.column." + key)))
                .forEach(column -> column.setVisible(false)));
  }

  private void ask(String... addresses) {
    fx(
        () ->
            new NameQuestion(wiring.knowledge(), words().texts())
                .ask(stage, List.of(addresses).stream().map(WhoTest::address).toList()));
  }

  private void who(String address) {
    fx(() -> new WhoDialog(stage, words(), address(address)).show());
  }

  private void settings() {
    fx(() -> new DatabasesDialog(stage, words()).show());
  }

  private WhoWords words() {
    return wiring.who();
  }

  private void dialogPicture(String name, Look look) throws IOException {
    Node root = dialogs().getLast().getScene().getRoot();
    Screens.picture(root, name + "-" + look);
    closeDialogs();
  }

  private void press(String button) {
    Node node = dialogNode(Button.class, button);
    fx(((Button) node)::fire);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Node dialogNode(Class<? extends Labeled> type, String text) {
    return dialogs().stream()
        .flatMap(one -> one.getScene().getRoot().lookupAll("*").stream())
        .filter(type::isInstance)
        .filter(node -> text.equals(((Labeled) node).getText()))
        .findFirst()
        .orElseThrow();
  }

  /// All words in open dialogs.
  private List<String> texts() {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000, () -> dialogs().stream().flatMap(one -> words(one.getScene().getRoot())).toList());
  }

  private List<Window> dialogs() {
    return Window.getWindows().stream()
        .filter(one -> !one.equals(stage) && one.isShowing())
        .toList();
  }

  private void closeDialogs() {
    fx(() -> dialogs().forEach(Window::hide));
  }

  private List<String> shown() {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000, () -> words(stage.getScene().getRoot()).toList());
  }

  private static Stream<String> words(Node root) {
    return root.lookupAll("*").stream()
        .filter(Node::isVisible)
        .filter(Labeled.class::isInstance)
        .map(node -> Objects.requireNonNullElse(((Labeled) node).getText(), ""));
  }

  private TableColumn<ClientSummary, ?> column(String title) {
    return table().getColumns().stream()
        .filter(column -> column.getText().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private TableView<ClientSummary> table() {
    return (AddressTable) Objects.requireNonNull(stage.getScene().lookup("#table"));
  }

  private static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text));
  }

  private static void fx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(5_000, action);
  }
}
