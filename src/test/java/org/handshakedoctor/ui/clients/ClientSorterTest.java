package org.handshakedoctor.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Collator;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.RandomAccess;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.CauseCount;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.CatalogClassifier;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.networks.dns.DnsResolver;
import org.handshakedoctor.core.settings.SettingsFile;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AddressKnowledge;
import org.handshakedoctor.ui.session.Preferences;
import org.handshakedoctor.ui.who.WhoWords;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Without a window: the thread that asks stands for the window's.
class ClientSorterTest {
  private static final int MILLION = 1_000_000;
  private static final ErrorCatalog CATALOG = ErrorCatalog.bundled();
  private static final Texts TEXTS = new Texts(Locale.ENGLISH);
  private static final ClientWords WORDS =
      new ClientWords(
          TEXTS,
          CATALOG,
          new WhoWords(
              TEXTS,
              new Wording(CATALOG, Locale.ENGLISH),
              NetworkDirectory.bundled(),
              new AddressKnowledge(
                  new Preferences(new SettingsFile(Path.of("target/no-settings.json"))),
                  DnsResolver::ofThisComputer)));
  private static final List<List<CauseCount>> CAUSES =
      CATALOG.entries().stream()
          .map(entry -> new Cause(entry.id(), "reason", null, Leg.CLIENT, entry.fault()))
          .map(cause -> List.of(new CauseCount(cause, 1)))
          .toList();

  private final ExecutorService window =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("window").factory());

  /// Names of the threads that looked at an address.
  private final Set<String> working = ConcurrentHashMap.newKeySet();

  @AfterEach
  void closeWindow() {
    window.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(ClientColumn.class)
  void aMillionAddressesAreSortedAwayFromTheWindow(ClientColumn column) throws Exception {
    List<ClientSummary> clients = new Watched(clients(MILLION, new Random(1)));
    CompletableFuture<String> deliveredOn = new CompletableFuture<>();
    CompletableFuture<ClientRows> result = new CompletableFuture<>();
    ClientSorter sorter =
        new ClientSorter(
            new ClientSort(WORDS),
            window,
            rows -> {
              deliveredOn.complete(Thread.currentThread().getName());
              result.complete(rows);
            });
    ClientRows.Wish wish = wish(report(clients), column, true);

    window.submit(() -> sorter.make(wish)).get();

    ClientRows rows = result.get(60, TimeUnit.SECONDS);
    assertThat(working).isNotEmpty().doesNotContain("window");
    assertThat(deliveredOn.get()).isEqualTo("window");
    assertThat(rows.rows()).hasSize(MILLION);
    Comparator<ClientSummary> order = slow(column, true);
    for (int i = 1; i < MILLION; i++) {
      assertThat(order.compare(rows.rows().get(i - 1), rows.rows().get(i))).isNotPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void severalColumnsSortLikeComparators(long seed) {
    Random random = new Random(seed);
    List<ClientSummary> clients = clients(2_000, random);
    Set<IpAddress> chosen =
        clients.stream()
            .map(ClientSummary::address)
            .filter(_ -> random.nextInt(3) == 0)
            .collect(Collectors.toSet());
    List<ClientColumn> columns = new ArrayList<>(List.of(ClientColumn.values()));
    Collections.shuffle(columns, random);
    List<SortKey> keys =
        columns.stream().limit(3).map(one -> new SortKey(one, random.nextBoolean())).toList();
    Comparator<ClientSummary> slow =
        keys.stream().map(key -> slow(key, chosen)).reduce(Comparator::thenComparing).orElseThrow();

    List<ClientSummary> sorted = new ClientSort(WORDS).sorted(clients, keys, chosen);

    assertThat(sorted).as("%s", keys).isEqualTo(clients.stream().sorted(slow).toList());
  }

  @Test
  void whatIsNotKnownComesLastBothWays() {
    ClientSummary known = client("10.0.0.1", 1, 5);
    ClientSummary unknown = client("10.0.0.2", 1, FailureSink.NO_TIME);

    for (boolean descending : List.of(true, false)) {
      List<SortKey> byTime = List.of(new SortKey(ClientColumn.LAST, descending));
      assertThat(new ClientSort(WORDS).sorted(List.of(unknown, known), byTime, Set.of()))
          .containsExactly(known, unknown);
    }
  }

  @Test
  void addressesSortAsNumbersWithIpv4First() {
    List<String> ordered =
        List.of(
            "9.0.0.1",
            "10.0.0.2",
            "10.0.0.10",
            "192.0.2.1",
            "255.255.255.255",
            "::1",
            "2001:db8::ffff:ffff",
            "2001:db8:8000::",
            "ffff::");
    List<ClientSummary> shuffled =
        new ArrayList<>(ordered.stream().map(text -> client(text, 1, 0)).toList());
    Collections.shuffle(shuffled, new Random(7));
    ClientSort sort = new ClientSort(WORDS);

    List<SortKey> ascending = List.of(new SortKey(ClientColumn.ADDRESS, false));
    List<SortKey> descending = List.of(new SortKey(ClientColumn.ADDRESS, true));

    assertThat(sort.sorted(shuffled, ascending, Set.of()))
        .extracting(one -> one.address().toString())
        .isEqualTo(ordered);
    assertThat(sort.sorted(shuffled, descending, Set.of()))
        .extracting(one -> one.address().toString())
        .isEqualTo(ordered.reversed());
  }

  @Test
  void aWishThatWasOvertakenIsNotMade() throws Exception {
    Report report = report(clients(1_000, new Random(1)));
    List<ClientColumn> made = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<ClientRows> last = new CompletableFuture<>();
    ClientSorter sorter =
        new ClientSorter(
            new ClientSort(WORDS),
            window,
            rows -> {
              made.add(rows.wish().keys().getFirst().column());
              if (made.getLast() == ClientColumn.NETWORK) {
                last.complete(rows);
              }
            });

    window
        .submit(
            () ->
                Stream.of(ClientColumn.ADDRESS, ClientColumn.FAILURES, ClientColumn.NETWORK)
                    .forEach(column -> sorter.make(wish(report, column, false))))
        .get();

    last.get(20, TimeUnit.SECONDS);
    assertThat(made).containsExactly(ClientColumn.ADDRESS, ClientColumn.NETWORK);
  }

  /// The obvious order, to check the quick one against.
  private static Comparator<ClientSummary> slow(SortKey key, Set<IpAddress> chosen) {
    return key.column() == ClientColumn.RULES
        ? directed(Comparator.comparing(one -> !chosen.contains(one.address())), key.descending())
        : slow(key.column(), key.descending());
  }

  private static Comparator<ClientSummary> slow(ClientColumn column, boolean descending) {
    Collator collator = Collator.getInstance(Locale.ENGLISH);
    return switch (column) {
      case RULES -> (_, _) -> 0;
      case ADDRESS -> directed(Comparator.comparing(ClientSummary::address), descending);
      case SIDE ->
          directed(Comparator.comparing(one -> ClientWords.mainCause(one).fault()), descending);
      case FAILURES, SHARE ->
          directed(Comparator.comparingInt(ClientSummary::failures), descending);
      case CAUSE ->
          directed(
              Comparator.comparing(one -> WORDS.name(ClientWords.mainCause(one)), collator),
              descending);
      case LAST ->
          knownFirst(one -> one.last() == FailureSink.NO_TIME ? null : one.last(), descending);
      case FIRST ->
          knownFirst(one -> one.first() == FailureSink.NO_TIME ? null : one.first(), descending);
      case NETWORK -> byText(WORDS.who()::network, collator, descending);
      case COUNTRY -> byText(WORDS.who()::country, collator, descending);
      case HOST -> byText(WORDS.who()::host, collator, descending);
    };
  }

  private static Comparator<ClientSummary> byText(
      Function<IpAddress, @Nullable String> text, Collator collator, boolean descending) {
    Function<ClientSummary, @Nullable String> of = one -> text.apply(one.address());
    Comparator<ClientSummary> known =
        directed(
            Comparator.comparing(one -> Objects.requireNonNull(of.apply(one)), collator),
            descending);
    return Comparator.<ClientSummary, Boolean>comparing(one -> of.apply(one) == null)
        .thenComparing((one, other) -> of.apply(one) == null ? 0 : known.compare(one, other));
  }

  private static Comparator<ClientSummary> knownFirst(
      Function<ClientSummary, @Nullable Integer> time, boolean descending) {
    Comparator<Integer> order = Comparator.naturalOrder();
    return (one, other) -> {
      Integer left = time.apply(one);
      Integer right = time.apply(other);
      if (left == null || right == null) {
        return Boolean.compare(left == null, right == null);
      }
      return descending ? order.compare(right, left) : order.compare(left, right);
    };
  }

  private static Comparator<ClientSummary> directed(
      Comparator<ClientSummary> order, boolean descending) {
    return descending ? order.reversed() : order;
  }

  private List<ClientSummary> clients(int count, Random random) {
    return IntStream.range(0, count)
        .mapToObj(
            _ -> {
              IpAddress address =
                  random.nextInt(4) == 0
                      ? new IpAddress(random.nextLong(), random.nextLong())
                      : IpAddress.ofIpv4(random.nextInt());
              int failures = 1 + random.nextInt(50);
              int time = random.nextInt(9) == 0 ? FailureSink.NO_TIME : random.nextInt(1_000);
              List<CauseCount> causes = CAUSES.get(random.nextInt(CAUSES.size()));
              return new ClientSummary(
                  address,
                  failures,
                  time,
                  time,
                  () -> {
                    working.add(Thread.currentThread().getName());
                    return causes;
                  });
            })
        .toList();
  }

  private static ClientSummary client(String address, int failures, int time) {
    return new ClientSummary(
        Objects.requireNonNull(IpAddress.parse(address)), failures, time, time, CAUSES::getFirst);
  }

  private static ClientRows.Wish wish(Report report, ClientColumn column, boolean descending) {
    return new ClientRows.Wish(
        report, report, List.of(new SortKey(column, descending)), Set.of(), List.of());
  }

  private static Report report(List<ClientSummary> clients) {
    Report empty =
        Report.of(
            new Analyzer(new CatalogClassifier(CATALOG))
                .analyze(
                    List.of(new LogLocation.Pasted("empty", "\n")),
                    (_, _) -> {},
                    new CancellationToken()),
            Filter.NONE);
    return new Report(
        empty.log(),
        empty.filter(),
        clients.size(),
        empty.first(),
        empty.last(),
        clients,
        empty.reasons(),
        empty.faults(),
        empty.kinds(),
        empty.timeline(),
        empty.rows(),
        empty.mainCauses());
  }

  /// Notes who looks.
  private final class Watched extends AbstractList<ClientSummary> implements RandomAccess {
    private final List<ClientSummary> clients;

    Watched(List<ClientSummary> clients) {
      this.clients = clients;
    }

    @Override
    public ClientSummary get(int index) {
      working.add(Thread.currentThread().getName());
      return clients.get(index);
    }

    @Override
    public int size() {
      return clients.size();
    }
  }
}
