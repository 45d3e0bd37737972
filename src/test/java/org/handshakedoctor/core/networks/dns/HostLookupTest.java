package org.handshakedoctor.core.networks.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.networks.NetworkKind;
import org.handshakedoctor.core.networks.dns.HostAnswer.Named;
import org.handshakedoctor.core.networks.dns.HostAnswer.Nameless;
import org.handshakedoctor.core.networks.dns.HostAnswer.NotAsked;
import org.handshakedoctor.core.networks.dns.HostAnswer.Unanswered;
import org.handshakedoctor.core.networks.dns.ResolverException.Reason;
import org.handshakedoctor.core.task.CancellationToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Real packets to a real server on loopback.
class HostLookupTest {
  private static final String SCANNER = "184.105.247.194";

  private LoopbackDns dns;

  @BeforeEach
  void start() throws IOException {
    dns = new LoopbackDns();
  }

  @AfterEach
  void stop() {
    dns.close();
  }

  @Test
  void aNameThatLeadsBackIsConfirmedAndSaysWhoItIs() throws IOException {
    dns.host(SCANNER, "scan-13.shadowserver.org");

    Named named = (Named) ask(SCANNER);

    assertThat(named.name()).isEqualTo("scan-13.shadowserver.org");
    assertThat(named.confirmed()).isTrue();
    assertThat(Objects.requireNonNull(named.operator()).name())
        .isEqualTo("The Shadowserver Foundation");
    assertThat(named.operator().kind()).isEqualTo(NetworkKind.SCANNER);
    assertThat(dns.asked())
        .containsExactly("194.247.105.184.in-addr.arpa 12", "scan-13.shadowserver.org 1");
  }

  @Test
  void ipv6IsAskedInItsOwnTree() throws IOException {
    dns.host("2607:ff10:365::2", "a.census.shodan.io");

    assertThat(ask("2607:ff10:365::2")).matches(answer -> ((Named) answer).confirmed());
    assertThat(dns.asked().getFirst())
        .isEqualTo("2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.5.6.3.0.0.1.f.f.7.0.6.2.ip6.arpa 12");
    assertThat(dns.asked().getLast()).isEqualTo("a.census.shodan.io 28");
  }

  /// Whoever owns an address may write any name.
  @Test
  void aNameThatLeadsElsewhereIsAClaim() throws IOException {
    dns.ptr("45.33.1.1", "crawl-66-249-66-1.googlebot.com");
    dns.forward("crawl-66-249-66-1.googlebot.com", "66.249.66.1");

    Named named = (Named) ask("45.33.1.1");

    assertThat(named.confirmed()).isFalse();
    assertThat(Objects.requireNonNull(named.operator()).name()).isEqualTo("Google");
  }

  @Test
  void aNameThatNobodyKnowsOrWhoseServerFailsIsAClaim() throws IOException {
    dns.ptr("45.33.1.1", "gone.example.org").ptr("45.33.1.2", "broken.example.org");
    dns.error("broken.example.org", 2);

    assertThat(ask("45.33.1.1")).isEqualTo(new Named("gone.example.org", false, null));
    assertThat(ask("45.33.1.2")).isEqualTo(new Named("broken.example.org", false, null));
  }

  @Test
  void theConfirmedOneOfSeveralNamesCounts() throws IOException {
    dns.ptr("45.33.1.1", "www.bank.example", "host.example.net");
    dns.forward("www.bank.example", "198.51.100.1").forward("host.example.net", "45.33.1.1");

    assertThat(ask("45.33.1.1")).isEqualTo(new Named("host.example.net", true, null));
  }

  @Test
  void aDelegatedReverseZoneIsFollowed() throws IOException {
    dns.delegated("45.33.1.1", "1.0-25.1.33.45.in-addr.arpa", "mail.example.net");
    dns.forward("mail.example.net", "45.33.1.1");

    assertThat(ask("45.33.1.1")).isEqualTo(new Named("mail.example.net", true, null));
  }

  @ParameterizedTest
  @CsvSource({
    "evilgooglebot.com, ",
    "googlebot.com.evil.example, ",
    "customer.googleusercontent.com, ",
    "googlebot.com, Google",
    "CRAWL-1.GoogleBot.COM, Google",
    "house.census.shodan.io, Shodan",
    "internettl.org, InterneTTL",
  })
  void aSuffixBeginsAtADot(String name, String operator) throws IOException {
    dns.host("45.33.1.1", name);

    Named named = (Named) ask("45.33.1.1");

    assertThat(named.confirmed()).isTrue();
    assertThat(named.operator() == null ? null : named.operator().name()).isEqualTo(operator);
  }

  @Test
  void noNameIsAnAnswerAndNoAnswerIsNone() throws IOException {
    dns.error(LoopbackDns.reverse("45.33.1.2"), 2);
    dns.error(LoopbackDns.reverse("45.33.1.3"), 5);
    dns.silence(LoopbackDns.reverse("45.33.1.4"));

    assertThat(ask("45.33.1.1")).isEqualTo(new Nameless());
    assertThat(ask("45.33.1.2")).isEqualTo(new Unanswered(Reason.REFUSED));
    assertThat(ask("45.33.1.3")).isEqualTo(new Unanswered(Reason.REFUSED));
    long begin = System.nanoTime();
    assertThat(ask("45.33.1.4")).isEqualTo(new Unanswered(Reason.SILENT));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void aServerThatIsNotThereIsUnreachable() throws IOException {
    int port;
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    DnsResolver nobody =
        DnsResolver.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));

    assertThatThrownBy(() -> nobody.namesOf(address(SCANNER)))
        .isInstanceOfSatisfying(
            ResolverException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "192.168.1.1",
        "127.0.0.1",
        "fd00::1",
        "fe80::1",
        "203.0.113.9",
        "224.0.0.1"
      })
  void addressesOfOnesOwnNetworkAreNeverSent(String address) {
    assertThat(ask(address)).isEqualTo(new NotAsked());
    assertThat(dns.asked()).isEmpty();
  }

  /// Escape sequences, line breaks, a JNDI URL, a dot inside a label, a bidirectional override.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[31m owned",
        "a\nclient: 192.0.2.1",
        "ldap://192.0.2.1:1389/x",
        "${jndi:dns://192.0.2.1}",
        "googlebot.com",
        "a/b\\c\"d",
        "\u009b\u0085",
        "<script>",
      })
  void aHostileNameIsShownAndNeverAskedFor(String label) throws IOException {
    dns.ptrLabel("45.33.1.1", label.getBytes(StandardCharsets.ISO_8859_1));

    Named named = (Named) ask("45.33.1.1");

    assertThat(named.confirmed()).isFalse();
    assertThat(named.operator()).isNull();
    assertThat(named.name()).matches("[\\x20-\\x7e…]{1,253}");
    assertThat(dns.asked()).hasSize(1);
  }

  @Test
  void aNameOfManyLongLabelsIsCut() {
    HostName name = HostName.of(("\u0001".repeat(60) + ".").repeat(10));

    assertThat(name.text()).hasSizeLessThanOrEqualTo(HostName.MOST);
    assertThat(name.plain()).isFalse();
    assertThat(HostName.of("8.8.8.8").plain()).isFalse();
    assertThat(HostName.of("a..b").plain()).isFalse();
    assertThat(HostName.of("x".repeat(64) + ".org").plain()).isFalse();
    assertThat(HostName.of("Mail_1.Example.ORG."))
        .isEqualTo(new HostName("mail_1.example.org", true));
  }

  @Test
  void aFewAreAskedAtATimeAndNotTooManyAltogether() throws IOException {
    dns.delay(200);
    List<IpAddress> many =
        IntStream.range(0, HostLookup.MOST + 50)
            .mapToObj(i -> address("45.33." + i / 250 + "." + i % 250))
            .toList();

    long begin = System.nanoTime();
    Map<IpAddress, HostAnswer> answers = ask(many, new CancellationToken());

    assertThat(answers).hasSize(HostLookup.MOST).containsKey(many.getFirst());
    assertThat(dns.asked()).hasSize(HostLookup.MOST).doesNotHaveDuplicates();
    assertThat(dns.mostAtOnce()).isBetween(2, 8);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(3));
  }

  @Test
  void cancellingReturnsAtOnceAndNothingIsSaidAfterwards() throws Exception {
    dns.delay(500);
    List<IpAddress> many =
        IntStream.range(0, 100).mapToObj(i -> address("45.33." + i / 250 + "." + i % 250)).toList();
    CancellationToken cancelled = new CancellationToken();
    Map<IpAddress, HostAnswer> answers = new ConcurrentHashMap<>();
    Thread asking =
        Thread.startVirtualThread(
            () -> new HostLookup(resolver()).ask(many, cancelled, answers::put));
    Thread.sleep(Duration.ofMillis(100));

    long begin = System.nanoTime();
    cancelled.cancel();
    asking.join();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(400));
    Thread.sleep(Duration.ofMillis(700));
    assertThat(answers).isEmpty();
    assertThat(dns.asked()).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void theServersOfAResolverCanBeNamed() {
    assertThat(resolver().servers()).containsExactly("127.0.0.1:" + dns.address().getPort());
  }

  private HostAnswer ask(String address) {
    return Objects.requireNonNull(
        ask(List.of(address(address)), new CancellationToken()).get(address(address)));
  }

  private Map<IpAddress, HostAnswer> ask(List<IpAddress> addresses, CancellationToken cancelled) {
    Map<IpAddress, HostAnswer> answers = new ConcurrentHashMap<>();
    new HostLookup(resolver()).ask(addresses, cancelled, answers::put);
    return answers;
  }

  private DnsResolver resolver() {
    return DnsResolver.at(dns.address());
  }

  private static IpAddress address(String text) {
    return Stream.of(text).map(IpAddress::parse).map(Objects::requireNonNull).findFirst().get();
  }
}
