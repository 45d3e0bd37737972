package org.handshakedoctor.core.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// The long tail: all reasons that no log of ours has shown yet and that have no entry of their
/// own, each with one row of words, and a family for the rest.
///
/// Nothing of it is read until a failure asks for it, and then only the tables that it needs. Safe
/// for many threads.
final class Tail {
  private static final String VERIFY = "verify";
  private static final String ALERTS = "alerts";
  private static final String MESSAGES = "messages";
  private static final String APACHE = "apache";

  /// Where a text is looked for before all libraries, whose rarer texts are the more general ones.
  private static final List<String> WORDS =
      List.of(
          ALERTS,
          VERIFY,
          TailLibraries.ORDER.getFirst(),
          TailLibraries.SYSTEM,
          TailLibraries.COMMON);

  private final Function<String, TailTable> reader;
  private final Map<String, TailTable> tables = new ConcurrentHashMap<>();
  private final TailFamilies families = new TailFamilies();

  private final Map<Key, ErrorEntry> entries = new ConcurrentHashMap<>();

  /// The rows that failures have met, by id.
  private final Map<String, TailRow> met = new ConcurrentHashMap<>();

  /// @param reader reads a table by its name
  Tail(Function<String, TailTable> reader) {
    this.reader = reader;
  }

  /// What tells the entries of one row apart: which words, and whether they are for a visitor.
  private record Key(String id, @Nullable Leg family, @Nullable Leg leg) {}

  /// The row of the failure: by the alert's number; then the server's words, which are more
  /// specific than OpenSSL's; then the first of OpenSSL's errors that has one. Words that only name
  /// the call that failed come last, and say nothing where OpenSSL gave a reason. Null if there is
  /// none.
  @Nullable TailRow find(FailureKind kind) {
    TailRow found = kind.alert() == null ? null : findAlert(kind.alert());
    found = found == null ? table(MESSAGES).findBeginning(kind.message(), false) : found;
    if (found == null) {
      found = kind.errors().isEmpty() ? findWithoutErrors(kind) : findError(kind.errors());
    }
    if (found != null) {
      met.put(found.id(), found);
    }
    return found;
  }

  private @Nullable TailRow findWithoutErrors(FailureKind kind) {
    // Without a cause the reason is the server's message again, which no library has said.
    boolean hasCause = !kind.reason().equals(kind.message());
    TailRow found = hasCause ? findWords(kind.reason()) : null;
    if (found == null && kind.format().equals(APACHE)) {
      found = table(APACHE).findBeginning(kind.message(), false);
    }
    return found == null ? table(MESSAGES).findBeginning(kind.message(), true) : found;
  }

  /// The row of a text or an alert's number that no line stands around, or of a name in a source.
  @Nullable TailRow find(
      @Nullable String reason, @Nullable Integer alert, List<OpenSslError> errors) {
    TailRow found = alert == null ? null : findAlert(alert);
    found = found == null ? findError(errors) : found;
    if (found == null && reason != null && errors.isEmpty()) {
      found = findWords(reason);
      found = found == null ? get(TailRow.id(reason)) : found;
    }
    return found;
  }

  /// The row of what the check of a certificate said; null if it is nothing of the kind.
  @Nullable TailRow verifyError(String reason) {
    return table(VERIFY).find(reason);
  }

  /// The row with this id; null if there is none.
  @Nullable TailRow get(String id) {
    TailRow known = met.get(id);
    return known != null
        ? known
        : allTables()
            .map(table -> table.get(id))
            .filter(row -> row != null)
            .findFirst()
            .orElse(null);
  }

  /// The rows that failures have met so far.
  Collection<TailRow> met() {
    return met.values();
  }

  /// All of them. Reads every table.
  Stream<TailRow> rows() {
    return allTables().flatMap(table -> table.rows().stream());
  }

  /// What the index would say of it.
  CatalogIndex.Entry indexed(TailRow row, Leg leg) {
    return new CatalogIndex.Entry(
        row.id(), families.get(row.family(), leg).family().fault(), nginxInfoSince(row, leg));
  }

  /// @param leg null if it is not known
  ErrorEntry entry(TailRow row, @Nullable Leg leg) {
    return entry(row, families.get(row.family(), leg), leg);
  }

  /// Its entry for each leg that has words of its own, a visitor's first.
  List<ErrorEntry> entries(TailRow row) {
    List<ErrorEntry> entries = new ArrayList<>();
    for (TailFamilies.OnLeg family : families.all(row.family())) {
      entries.add(entry(row, family, family.leg()));
    }
    return entries;
  }

  private ErrorEntry entry(TailRow row, TailFamilies.OnLeg family, @Nullable Leg leg) {
    return entries.computeIfAbsent(
        new Key(row.id(), family.leg(), leg),
        _ -> family.family().entry(row, family.leg(), nginxInfoSince(row, leg)));
  }

  /// Only a visitor's failures are written at level info (`ngx_ssl_connection_error`).
  private static @Nullable String nginxInfoSince(TailRow row, @Nullable Leg leg) {
    return leg == null || leg == Leg.CLIENT ? Levels.SINCE.get(row.macro()) : null;
  }

  private @Nullable TailRow findAlert(int alert) {
    return table(ALERTS).get(TailRow.idOfAlert(alert));
  }

  private @Nullable TailRow findError(List<OpenSslError> errors) {
    for (OpenSslError error : errors) {
      TailRow found = error.isWrapper() ? null : findError(error);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable TailRow findError(OpenSslError error) {
    String reason = error.reason();
    if (reason == null) {
      return null;
    }
    String library = TailLibraries.table(error);
    TailRow found = library == null ? null : table(library).find(reason);
    found = found == null ? table(TailLibraries.COMMON).find(reason) : found;
    // LibreSSL has texts with a colon in them, behind which data was thought to begin.
    return found == null && library != null && error.data() != null
        ? table(library).find(reason + ": " + error.data())
        : found;
  }

  /// The row of a text that no library is named with.
  private @Nullable TailRow findWords(String text) {
    return Stream.concat(WORDS.stream(), TailLibraries.ORDER.stream())
        .map(name -> table(name).find(text))
        .filter(row -> row != null)
        .findFirst()
        .orElseGet(() -> table(MESSAGES).findBeginning(text, false));
  }

  private Stream<TailTable> allTables() {
    return Stream.concat(
            TailLibraries.ORDER.stream(),
            Stream.of(TailLibraries.COMMON, VERIFY, TailLibraries.SYSTEM, ALERTS, APACHE, MESSAGES))
        .map(this::table);
  }

  private TailTable table(String name) {
    return tables.computeIfAbsent(name, reader);
  }

  /// The first nginx that writes a reason at level info, by its macro (`ngx_event_openssl.c
  /// ngx_ssl_connection_error()`). Loaded with the first row.
  private static final class Levels {
    private static final Map<String, String> SINCE = new HashMap<>();

    static {
      for (List<String> cells : Cells.rowsBelowHeader("tail/nginx-levels.tsv")) {
        SINCE.put(cells.get(0), cells.get(1));
      }
    }
  }
}
