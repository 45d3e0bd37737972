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
import org.jspecify.annotations.Nullable;

/// All explained errors, and which of them explains a failure.
///
/// An entry is read when its words are first asked for: of more than a hundred, one log needs ten.
/// Which entry it is stands in the [CatalogIndex], which is small. Safe for many threads.
public final class ErrorCatalog {
  /// The entry for failures that no other explains.
  public static final String UNEXPLAINED = "unexplained";

  private final CatalogIndex index;
  private final Map<String, ErrorEntry> loaded = new ConcurrentHashMap<>();

  private ErrorCatalog(CatalogIndex index) {
    this.index = index;
  }

  /// The entries that are bundled with the program.
  public static ErrorCatalog bundled() {
    return new ErrorCatalog(CatalogIndex.bundled());
  }

  /// By id; null if there is none.
  public @Nullable ErrorEntry get(String id) {
    return index.find(id) == null ? null : entry(id);
  }

  public Collection<ErrorEntry> entries() {
    return index.entries().stream().map(found -> entry(found.id())).toList();
  }

  /// The entry that explains this failure; [#UNEXPLAINED] when none does.
  public ErrorEntry explain(FailureKind kind) {
    return entry(match(kind).id());
  }

  /// What the index says of the entry that explains this failure, without its words.
  public CatalogIndex.Entry match(FailureKind kind) {
    CatalogIndex.Entry found = index.explain(kind);
    return found == null ? Objects.requireNonNull(index.find(UNEXPLAINED)) : found;
  }

  /// The entries for one reason text or alert number without a line around it, the client leg's
  /// first.
  ///
  /// @param alert null if the error is no received alert
  public List<ErrorEntry> find(@Nullable String reason, @Nullable Integer alert) {
    return index.find(reason, alert).stream().map(found -> entry(found.id())).toList();
  }

  /// The entries for a server's own words without a line around them, the client leg's first.
  public List<ErrorEntry> said(String message) {
    return index.findMessage(message).stream().map(found -> entry(found.id())).toList();
  }

  /// What every explained error is called, for a search. [#UNEXPLAINED] explains none.
  public Stream<Head> heads() {
    return entries().stream().filter(entry -> !entry.id().equals(UNEXPLAINED)).map(Head::of);
  }

  /// Ids of the entries whose name, in this language, has the text in it.
  public Set<String> named(String text, Locale locale) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return entries().stream()
        .filter(entry -> entry.text(locale).name().toLowerCase(Locale.ROOT).contains(wanted))
        .map(ErrorEntry::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private ErrorEntry entry(String id) {
    ErrorEntry known = loaded.get(id);
    if (known == null) {
      known = EntryReader.read(CatalogIndex.resource(id + ".json"));
      loaded.put(id, known);
    }
    return known;
  }
}
