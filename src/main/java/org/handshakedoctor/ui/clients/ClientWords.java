package org.handshakedoctor.ui.clients;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report.CauseCount;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.networks.Operator;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.who.WhoWords;

/// What stands in a row, in one language. Immutable, for every thread.
record ClientWords(Texts texts, ErrorCatalog catalog, WhoWords who) {
  private static final String NONE = "–";
  private static final double SMALLEST_SHARE = 0.001;
  private static final int TO_THE_MINUTE = "2023-12-27 02:36".length();

  /// The cause that most failures of the address have.
  static Cause mainCause(ClientSummary client) {
    return client.causes().getFirst().cause();
  }

  String name(Cause cause) {
    return Objects.requireNonNull(catalog.get(cause.entry()), cause.entry())
        .text(texts.locale())
        .name();
  }

  /// How many causes stand behind the main one, such as `+2`; empty if none does.
  static String more(ClientSummary client) {
    int others = client.causes().size() - 1;
    return others == 0 ? "" : "+" + others;
  }

  /// Every cause of the address with its failures, a line each.
  String causes(ClientSummary client) {
    return client.causes().stream().map(this::line).collect(Collectors.joining("\n"));
  }

  String side(Fault fault) {
    return texts.get("fault." + fault.id());
  }

  String share(double share) {
    return share < SMALLEST_SHARE
        ? texts.get("clients.share.tiny", texts.percent(SMALLEST_SHARE))
        : texts.percent(share);
  }

  String time(int seconds) {
    return seconds == FailureSink.NO_TIME ? NONE : texts.time(seconds);
  }

  /// The time without its seconds, which would only make the column wider.
  String shortTime(int seconds) {
    String time = time(seconds);
    return time.substring(0, Math.min(time.length(), TO_THE_MINUTE));
  }

  NetworkDirectory networks() {
    return who.networks();
  }

  /// Whether anything could stand in this column.
  boolean isKnown(ClientColumn column) {
    return switch (column) {
      case COUNTRY -> who.knowledge().locations().hasCountries();
      case HOST -> who.knowledge().hasHosts();
      case RULES, ADDRESS, SIDE, FAILURES, SHARE, CAUSE, LAST, FIRST, NETWORK -> true;
    };
  }

  /// The columns from the address on, as fields of a table.
  List<String> header() {
    return copied().map(column -> texts.get(column.key())).toList();
  }

  /// The fields under [#header].
  ///
  /// @param all failures of which the shares are a part
  List<String> fields(ClientSummary client, int all) {
    return copied().map(column -> field(column, client, all)).toList();
  }

  private Stream<ClientColumn> copied() {
    return Stream.of(ClientColumn.values()).skip(1).filter(this::isKnown);
  }

  private String field(ClientColumn column, ClientSummary client, int all) {
    Cause main = mainCause(client);
    return switch (column) {
      case RULES -> "";
      case ADDRESS -> client.address().toString();
      case SIDE -> side(main.fault());
      case FAILURES -> Integer.toString(client.failures());
      case SHARE -> share((double) client.failures() / all);
      case CAUSE -> (name(main) + " " + more(client)).strip();
      case LAST -> time(client.last());
      case FIRST -> time(client.first());
      case NETWORK -> network(client.address());
      case COUNTRY -> Objects.requireNonNullElse(who.country(client.address()), "");
      case HOST -> Objects.requireNonNullElse(who.host(client.address()), "");
    };
  }

  private String network(IpAddress address) {
    Operator operator = who.operator(address);
    return operator == null
        ? Objects.requireNonNullElse(who.network(address), "")
        : operator.title() + ", " + who.kind(operator.kind());
  }

  /// A cause with its failures.
  String line(CauseCount one) {
    return texts.get("clients.cause", name(one.cause()), one.failures());
  }
}
