package org.handshakedoctor.core.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// The rows of one library, one server or the operating system. Immutable.
final class TailTable {
  private final Map<String, TailRow> byId = new LinkedHashMap<>();
  private final Map<String, TailRow> bySpelling = new HashMap<>();

  private TailTable(List<List<String>> rows) {
    for (List<String> cells : rows) {
      TailRow row = TailRow.of(cells);
      byId.put(row.id(), row);
      row.spellings().forEach(one -> bySpelling.put(OpenSslError.normalize(one), row));
    }
  }

  static TailTable bundled(String name) {
    return new TailTable(Cells.rowsBelowHeader("tail/" + name + ".tsv"));
  }

  Collection<TailRow> rows() {
    return byId.values();
  }

  @Nullable TailRow get(String id) {
    return byId.get(id);
  }

  /// The row that has this text.
  @Nullable TailRow find(String text) {
    return bySpelling.get(OpenSslError.normalize(text));
  }

  /// The row with the longest spelling that the text begins with.
  ///
  /// @param calls whether only rows that name a call are wanted, or only the others
  @Nullable TailRow findBeginning(String text, boolean calls) {
    String normal = OpenSslError.normalize(text);
    TailRow found = null;
    int longest = 0;
    for (Map.Entry<String, TailRow> row : bySpelling.entrySet()) {
      String beginning = row.getKey();
      if (beginning.length() > longest
          && normal.startsWith(beginning)
          && row.getValue().isCall() == calls) {
        found = row.getValue();
        longest = beginning.length();
      }
    }
    return found;
  }
}
