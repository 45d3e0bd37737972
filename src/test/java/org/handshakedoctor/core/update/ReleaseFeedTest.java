package org.handshakedoctor.core.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseFeedTest {
  private final List<Map<String, List<String>>> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server = unstarted();
  private byte[] answer = {};
  private int status = 200;

  @BeforeEach
  void start() {
    server.createContext("/", this::reply);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void readsTheNewestVersion() throws IOException {
    answer("1.12.0\n");

    assertThat(feed().newest()).hasToString("1.12.0");
  }

  @Test
  void tellsNothingAboutTheUser() throws IOException {
    answer("1.0");

    feed().newest();

    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst())
        .containsEntry("User-agent", List.of("handshake-doctor"))
        .doesNotContainKeys("Cookie", "Referer", "Authorization", "From");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>1.2.3</html>",
        "1",
        "1.2.3.4.5",
        "99999.1",
        "1.2.3\n\u001b[31mrun this",
        "file:///etc/passwd",
        "-1.0",
        "1.２"
      })
  void believesOnlyANumber(String hostile) {
    answer(hostile);

    assertThatThrownBy(() -> feed().newest()).isInstanceOf(IOException.class);
  }

  @Test
  void doesNotReadWithoutEnd() {
    answer("1.2.3" + " ".repeat(1 << 20));

    assertThatThrownBy(() -> feed().newest()).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 404, 500})
  void goesNowhereElse(int wanted) {
    status = wanted;
    answer("2.0");

    assertThatThrownBy(() -> feed().newest()).hasMessage("status " + wanted);
    assertThat(asked).hasSize(1);
  }

  @Test
  void nobodyThereIsAnError() {
    server.stop(0);

    assertThatThrownBy(() -> feed().newest()).isInstanceOf(IOException.class);
  }

  @Test
  void theFeedIsEncrypted() {
    assertThat(ReleaseFeed.bundled().latest().getScheme()).isEqualTo("https");
    assertThat(ReleaseFeed.bundled().page().getScheme()).isEqualTo("https");
    for (String open : List.of("http://example.com/", "ftp://localhost/", "file:///etc/passwd")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ReleaseFeed(URI.create(open), URI.create(open)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0.0, 0",
    "1.9, 1.10, -1",
    "2.0, 1.99.99, 1",
    "0.1.0-SNAPSHOT, 0.1.0, 0",
    "0.1, 0.1.0.1, -1"
  })
  void versionsAreComparedByTheirNumbers(String one, String other, int order) {
    Version left = Objects.requireNonNull(Version.parse(one));

    assertThat(left.compareTo(Objects.requireNonNull(Version.parse(other)))).isEqualTo(order);
  }

  private void answer(String text) {
    answer = text.getBytes(StandardCharsets.UTF_8);
  }

  private void reply(HttpExchange exchange) throws IOException {
    asked.add(Map.copyOf(exchange.getRequestHeaders()));
    exchange.getResponseHeaders().set("Location", "/elsewhere");
    exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private ReleaseFeed feed() {
    URI at = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/latest.txt");
    return new ReleaseFeed(at, at);
  }

  private static HttpServer unstarted() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
