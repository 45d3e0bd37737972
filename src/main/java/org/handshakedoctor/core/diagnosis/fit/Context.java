package org.handshakedoctor.core.diagnosis.fit;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Occurrence;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.SpecialRange;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.networks.NetworkKind;
import org.handshakedoctor.core.networks.Operator;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// What one log shows about one cause: how it [occurs][Occurrence], in whose networks, and what
/// else is in the log. Immutable.
///
/// @param entries ids of all explanations that the log has failures for
/// @param inOwn failures from private addresses
/// @param ofKind failures from networks of each kind
/// @param operators who runs these networks and how many of the clients are there, most first
/// @param texts the words of the lines, normalized, with how many failures have them
public record Context(
    Occurrence occurrence,
    Set<String> entries,
    int inOwn,
    Map<NetworkKind, Integer> ofKind,
    List<Known> operators,
    Map<String, Integer> texts) {

  /// A known network that clients are in.
  public record Known(Operator operator, int clients) {}

  public Context {
    entries = Set.copyOf(entries);
    ofKind = Map.copyOf(ofKind);
    operators = List.copyOf(operators);
    texts = Map.copyOf(texts);
  }

  /// The contexts of the [main causes][Report#occurrences()] of a report.
  static Map<Cause, Context> ofMain(Report report, NetworkDirectory networks) {
    Set<String> entries = entries(report);
    Map<Cause, Context> contexts = new HashMap<>();
    report
        .occurrences()
        .forEach((cause, found) -> contexts.put(cause, of(found, entries, networks)));
    return contexts;
  }

  /// The context of any cause. May take about as long as making the report did, so not in the
  /// thread of the window.
  ///
  /// @param report what the user looks at; a filter takes away what else the clients did
  /// @return null if the report does not have the cause
  public static @Nullable Context of(
      Report report, Cause cause, NetworkDirectory networks, CancellationToken token) {
    Occurrence found = Occurrence.of(report, List.of(cause), token).get(cause);
    return found == null ? null : of(found, entries(report), networks);
  }

  private static Set<String> entries(Report report) {
    return report.reasons().stream()
        .map(reason -> reason.cause().entry())
        .collect(Collectors.toSet());
  }

  static Context of(Occurrence found, Set<String> entries, NetworkDirectory networks) {
    Occurrence.Clients clients = found.clients();
    Map<NetworkKind, Integer> ofKind = new EnumMap<>(NetworkKind.class);
    Map<Operator, Integer> operators = new HashMap<>();
    int own = 0;
    for (int i = 0; i < clients.size(); i++) {
      IpAddress address = clients.address(i);
      Operator operator = networks.find(address);
      if (operator != null) {
        ofKind.merge(operator.kind(), clients.failures(i), Integer::sum);
        operators.merge(operator, 1, Integer::sum);
      }
      own += SpecialRange.of(address) == SpecialRange.OWN_NETWORK ? clients.failures(i) : 0;
    }
    List<Known> known =
        operators.entrySet().stream()
            .map(one -> new Known(one.getKey(), one.getValue()))
            .sorted(Context::order)
            .toList();
    Map<String, Integer> texts = new HashMap<>();
    found.kinds().forEach((kind, count) -> texts.merge(text(kind), count, Integer::sum));
    return new Context(found, entries, own, ofKind, known, texts);
  }

  /// Failures of networks of these kinds.
  int failuresFrom(NetworkKind... kinds) {
    return Stream.of(kinds).mapToInt(kind -> ofKind.getOrDefault(kind, 0)).sum();
  }

  /// Failures whose line says this, without regard to case.
  int saying(String words) {
    String wanted = OpenSslError.normalize(words);
    return texts.entrySet().stream()
        .filter(text -> text.getKey().contains(wanted))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /// Clients that have failures of this entry as well.
  int alsoFailing(String entry) {
    for (Occurrence.Other other : occurrence.others()) {
      if (other.entry().equals(entry)) {
        return other.clients();
      }
    }
    return 0;
  }

  private static int order(Known one, Known other) {
    return one.clients() == other.clients()
        ? one.operator().name().compareTo(other.operator().name())
        : Integer.compare(other.clients(), one.clients());
  }

  /// What the line said, but for who, where and when.
  private static String text(FailureKind kind) {
    StringBuilder text = new StringBuilder();
    text.append('[').append(kind.level()).append("] ").append(kind.message());
    for (OpenSslError error : kind.errors()) {
      Stream.of(error.function(), error.reason(), error.data())
          .filter(Objects::nonNull)
          .forEach(part -> text.append(' ').append(part));
    }
    text.append(' ').append(kind.reason()).append(' ').append(kind.operation());
    text.append(" while ").append(kind.phase());
    if (kind.alert() != null) {
      text.append(" alert number ").append(kind.alert());
    }
    return OpenSslError.normalize(text.toString());
  }
}
