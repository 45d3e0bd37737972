package org.handshakedoctor.core.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// Finds the entry for a failure, without reading the entries. Immutable.
///
/// A message decides before an alert, an alert before a reason: a server's own words are the most
/// specific, and an alert's number survives the renaming of its text from one OpenSSL to the next.
/// An entry that names the leg decides before one that does not.
///
/// `index.tsv` repeats what the entries say of themselves, one line each: id, fault, legs, alerts,
/// messages, reasons and the first nginx at level info, lists with `|`. A test compares the two.
public final class CatalogIndex {
  private static final int COLUMNS = 7;

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<@Nullable Leg, OfLeg> byLeg = new HashMap<>();

  private CatalogIndex(List<List<String>> rows) {
    for (List<String> cells : rows) {
      if (cells.size() == COLUMNS) {
        String since = cells.get(6);
        Fault fault = Fault.valueOf(cells.get(1).toUpperCase(Locale.ROOT));
        Entry entry = new Entry(cells.get(0), fault, since.isEmpty() ? null : since);
        entries.put(entry.id(), entry);
        List<String> legs = Cells.split(cells.get(2), '|');
        if (legs.isEmpty()) {
          ofLeg(null).add(entry, cells);
        }
        for (String leg : legs) {
          ofLeg(Leg.valueOf(leg.toUpperCase(Locale.ROOT))).add(entry, cells);
        }
      }
    }
  }

  /// What is known of an entry before it is read.
  ///
  /// @param nginxInfoSince the first nginx that writes it at level info; null if none does
  public record Entry(String id, Fault fault, @Nullable String nginxInfoSince) {}

  static CatalogIndex bundled() {
    return new CatalogIndex(Cells.rows("index.tsv"));
  }

  Collection<Entry> entries() {
    return entries.values();
  }

  @Nullable Entry find(String id) {
    return entries.get(id);
  }

  @Nullable Entry explain(FailureKind kind) {
    OfLeg own = ofLeg(kind.leg());
    OfLeg any = ofLeg(null);
    Entry found = own.findMessage(kind.message());
    found = found == null ? any.findMessage(kind.message()) : found;
    found = found == null ? own.findError(kind) : found;
    return found == null ? any.findError(kind) : found;
  }

  Set<Entry> find(@Nullable String reason, @Nullable Integer alert) {
    Set<Entry> all = new LinkedHashSet<>();
    for (OfLeg one :
        List.of(ofLeg(Leg.CLIENT), ofLeg(Leg.UPSTREAM), ofLeg(Leg.LOCAL), ofLeg(null))) {
      Entry found = one.find(reason, alert);
      if (found != null) {
        all.add(found);
      }
    }
    return all;
  }

  /// Those whose server's words this text begins with.
  Set<Entry> findMessage(String text) {
    Set<Entry> all = new LinkedHashSet<>();
    for (OfLeg one :
        List.of(ofLeg(Leg.CLIENT), ofLeg(Leg.UPSTREAM), ofLeg(Leg.LOCAL), ofLeg(null))) {
      Entry found = one.findMessage(text);
      if (found != null) {
        all.add(found);
      }
    }
    return all;
  }

  private OfLeg ofLeg(@Nullable Leg leg) {
    return byLeg.computeIfAbsent(leg, _ -> new OfLeg());
  }

  /// The entries of one leg, or those that name no leg.
  private static final class OfLeg {
    private final Map<String, Entry> messages = new HashMap<>();
    private final Map<Integer, Entry> alerts = new HashMap<>();
    private final Map<String, Entry> reasons = new HashMap<>();

    void add(Entry entry, List<String> cells) {
      for (String alert : Cells.split(cells.get(3), '|')) {
        alerts.put(Integer.valueOf(alert), entry);
      }
      for (String message : Cells.split(cells.get(4), '|')) {
        messages.put(message, entry);
      }
      for (String reason : Cells.split(cells.get(5), '|')) {
        reasons.put(OpenSslError.normalize(reason), entry);
      }
    }

    /// The entry with the longest beginning that the text has.
    @Nullable Entry findMessage(String text) {
      Entry found = null;
      int longest = -1;
      for (Map.Entry<String, Entry> message : messages.entrySet()) {
        String beginning = message.getKey();
        if (beginning.length() > longest && text.startsWith(beginning)) {
          found = message.getValue();
          longest = beginning.length();
        }
      }
      return found;
    }

    @Nullable Entry findError(FailureKind kind) {
      Entry found = find(kind.reason(), kind.alert());
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

    @Nullable Entry find(@Nullable String reason, @Nullable Integer alert) {
      Entry byAlert = alert == null ? null : alerts.get(alert);
      if (byAlert != null || reason == null) {
        return byAlert;
      }
      return reasons.get(OpenSslError.normalize(reason));
    }
  }
}
