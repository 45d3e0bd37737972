package org.handshakedoctor.core.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// All explained errors, and which of them explains a failure.
///
/// An entry is read when its words are first asked for: of more than a hundred, one log needs ten.
/// Which entry it is stands in the [CatalogIndex], which is small. What has no entry of its own is
/// looked for in the long [Tail], of which nothing is read before. Safe for many threads.
public final class ErrorCatalog {
  /// The entry for failures that no other explains.
  public static final String UNEXPLAINED = "unexplained";

  private final CatalogIndex index;
  private final Tail tail;
  private final Map<String, ErrorEntry> loaded = new ConcurrentHashMap<>();

  ErrorCatalog(CatalogIndex index, Tail tail) {
    this.index = index;
    this.tail = tail;
  }

  /// The entries that are bundled with the program.
  public static ErrorCatalog bundled() {
    return new ErrorCatalog(CatalogIndex.bundled(), new Tail(TailTable::bundled));
  }

  /// By id; null if there is none. Where the words differ from leg to leg, those for a visitor.
  public @Nullable ErrorEntry get(String id) {
    return get(id, null);
  }

  /// By id, in the words for a leg; null if there is none.
  ///
  /// @param leg null if it is not known
  public @Nullable ErrorEntry get(String id, @Nullable Leg leg) {
    if (index.find(id) != null) {
      return entry(id);
    }
    TailRow row = tail.get(id);
    return row == null ? null : tail.entry(row, leg);
  }

  /// All that have a file of their own.
  public Collection<ErrorEntry> entries() {
    return index.entries().stream().map(found -> entry(found.id())).toList();
  }

  /// The entry that explains this failure; [#UNEXPLAINED] when none does.
  public ErrorEntry explain(FailureKind kind) {
    return Objects.requireNonNull(get(match(kind).id(), kind.leg()));
  }

  /// What the index says of the entry that explains this failure, without its words.
  public CatalogIndex.Entry match(FailureKind kind) {
    CatalogIndex.Entry found = index.explain(kind);
    if (found != null) {
      return found;
    }
    TailRow row = tail.find(kind);
    return row == null
        ? Objects.requireNonNull(index.find(UNEXPLAINED))
        : tail.indexed(row, kind.leg());
  }

  /// The entries for one reason text or alert number without a line around it, the client leg's
  /// first.
  ///
  /// @param reason a text, or its name in the source, such as `X509_V_ERR_CRL_HAS_EXPIRED`
  /// @param alert null if the error is no received alert
  /// @param errors those that the reason is of, which tell the library; empty if it stands alone
  public List<ErrorEntry> find(
      @Nullable String reason, @Nullable Integer alert, List<OpenSslError> errors) {
    Set<CatalogIndex.Entry> found = index.find(reason, alert);
    if (!found.isEmpty()) {
      return found.stream().map(one -> entry(one.id())).toList();
    }
    TailRow row = tail.find(reason, alert, errors);
    return row == null ? List.of() : tail.entries(row);
  }

  /// The entries for a server's own words without a line around them, the client leg's first.
  public List<ErrorEntry> said(String message) {
    return index.findMessage(message).stream().map(found -> entry(found.id())).toList();
  }

  /// What every explained error is called, for a search; those with a file of their own first.
  /// [#UNEXPLAINED] explains none.
  public Stream<Head> heads() {
    return Stream.concat(
        entries().stream().filter(entry -> !entry.id().equals(UNEXPLAINED)).map(Head::of),
        tail.rows().filter(row -> !hasOwnEntry(row)).map(Head::of));
  }

  /// Whether the row speaks only where an entry with a file of its own is for another leg.
  private boolean hasOwnEntry(TailRow row) {
    Integer alert = row.alert();
    return alert == null
        ? !row.spellings().isEmpty()
            && row.spellings().stream().noneMatch(text -> index.find(text, null).isEmpty())
        : !index.find(null, alert).isEmpty();
  }

  /// What the check of a certificate said, in one sentence: its reason belongs to a failure that is
  /// explained as one of such checks. Null if the reason is nothing of the kind.
  public @Nullable String detail(ErrorEntry entry, String reason, Locale locale) {
    TailRow row = index.find(entry.id()) == null ? null : tail.verifyError(reason);
    return row == null ? null : row.words(locale).said();
  }

  /// Ids of the entries whose name, in this language, has the text in it. Of the long tail only
  /// what a log has shown.
  public Set<String> named(String text, Locale locale) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return Stream.concat(entries().stream(), tail.met().stream().map(row -> tail.entry(row, null)))
        .filter(entry -> entry.text(locale).name().toLowerCase(Locale.ROOT).contains(wanted))
        .map(ErrorEntry::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private ErrorEntry entry(String id) {
    ErrorEntry known = loaded.get(id);
    if (known == null) {
      known = EntryReader.read(Cells.resource(id + ".json"));
      loaded.put(id, known);
    }
    return known;
  }
}
