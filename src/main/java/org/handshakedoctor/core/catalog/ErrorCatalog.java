package org.handshakedoctor.core.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// All explained errors, and which of them explains a failure. Immutable.
///
/// A message decides before an alert, an alert before a reason: nginx's own words are the most
/// specific, and an alert's number survives the renaming of its text from one OpenSSL to the next.
/// An entry that names the leg decides before one that does not.
public final class ErrorCatalog {
  /// The entry for failures that no other explains.
  public static final String UNEXPLAINED = "unexplained";

  private final Map<String, ErrorEntry> entries;
  private final Map<@Nullable Leg, Index> byLeg;

  private ErrorCatalog(List<ErrorEntry> entries) {
    this.entries = new LinkedHashMap<>();
    entries.forEach(entry -> this.entries.put(entry.id(), entry));
    Map<Leg, Index> legs = new EnumMap<>(Leg.class);
    for (Leg leg : Leg.values()) {
      legs.put(leg, new Index(entries, leg));
    }
    this.byLeg = new HashMap<>(legs);
    this.byLeg.put(null, new Index(entries, null));
  }

  /// Loads the entries that are bundled with the program.
  public static ErrorCatalog bundled() {
    JsonMapper mapper = mapper();
    return new ErrorCatalog(
        index().stream()
            .map(id -> mapper.readValue(resource(id + ".json"), ErrorEntry.class))
            .toList());
  }

  /// Strict: a misspelt part would otherwise be lost without a word.
  static JsonMapper mapper() {
    return JsonMapper.builder()
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  /// By id; null if there is none.
  public @Nullable ErrorEntry get(String id) {
    return entries.get(id);
  }

  public Collection<ErrorEntry> entries() {
    return entries.values();
  }

  /// The entry that explains this failure; [#UNEXPLAINED] when none does.
  public ErrorEntry explain(FailureKind kind) {
    List<Index> indexes = List.of(index(kind.leg()), index(null));
    for (Index index : indexes) {
      ErrorEntry found = index.findMessage(kind.message());
      if (found != null) {
        return found;
      }
    }
    for (Index index : indexes) {
      ErrorEntry found = index.findError(kind);
      if (found != null) {
        return found;
      }
    }
    return Objects.requireNonNull(entries.get(UNEXPLAINED));
  }

  /// The entries for one reason text or alert number without a line around it, the client leg's
  /// first.
  ///
  /// @param alert null if the error is no received alert
  public List<ErrorEntry> find(@Nullable String reason, @Nullable Integer alert) {
    return Stream.of(Leg.CLIENT, Leg.UPSTREAM, Leg.LOCAL, null)
        .map(leg -> index(leg).find(reason, alert))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /// Ids of the entries whose name, in this language, has the text in it.
  public Set<String> named(String text, Locale locale) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return entries.values().stream()
        .filter(entry -> entry.text(locale).name().toLowerCase(Locale.ROOT).contains(wanted))
        .map(ErrorEntry::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Index index(@Nullable Leg leg) {
    return Objects.requireNonNull(byLeg.get(leg));
  }

  private static List<String> index() {
    try (InputStream in = resource("index.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(ErrorCatalog.class.getResourceAsStream(name), name);
  }

  /// The entries of one leg, or those that name no leg.
  private static final class Index {
    /// Longest beginning first, so that the more specific message is found.
    private final Map<String, ErrorEntry> messages =
        new TreeMap<>(
            Comparator.comparingInt(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));

    private final Map<Integer, ErrorEntry> alerts = new HashMap<>();
    private final Map<String, ErrorEntry> reasons = new HashMap<>();

    Index(List<ErrorEntry> entries, @Nullable Leg leg) {
      for (ErrorEntry entry : entries) {
        ErrorEntry.Match match = entry.match();
        if (leg == null ? match.legs().isEmpty() : match.legs().contains(leg)) {
          match.messages().forEach(message -> messages.put(message, entry));
          match.alerts().forEach(alert -> alerts.put(alert, entry));
          match.reasons().forEach(reason -> reasons.put(OpenSslError.normalize(reason), entry));
        }
      }
    }

    @Nullable ErrorEntry findMessage(String text) {
      for (Map.Entry<String, ErrorEntry> message : messages.entrySet()) {
        if (text.startsWith(message.getKey())) {
          return message.getValue();
        }
      }
      return null;
    }

    @Nullable ErrorEntry findError(FailureKind kind) {
      ErrorEntry found = find(kind.reason(), kind.alert());
      if (found != null) {
        return found;
      }
      for (OpenSslError error : kind.errors()) {
        found = find(error.reason(), null);
        if (found != null) {
          return found;
        }
      }
      return null;
    }

    @Nullable ErrorEntry find(@Nullable String reason, @Nullable Integer alert) {
      ErrorEntry byAlert = alert == null ? null : alerts.get(alert);
      if (byAlert != null || reason == null) {
        return byAlert;
      }
      return reasons.get(OpenSslError.normalize(reason));
    }
  }
}
