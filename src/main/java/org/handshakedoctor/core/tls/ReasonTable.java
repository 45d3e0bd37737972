package org.handshakedoctor.core.tls;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.handshakedoctor.core.tls.CodeTable.Named;
import org.handshakedoctor.core.tls.OpenSslCode.Family;
import org.jspecify.annotations.Nullable;

/// The text of each reason number, for codes that stand alone. A line's own text is always better:
/// the same number means different things in different versions. Immutable.
public final class ReasonTable {
  /// Stands for the reasons that all libraries of a family share (`ERR_R_…`).
  private static final int SHARED = 0;

  /// The operating system, whose numbers are the same for every family.
  private static final int SYSTEM = 2;

  private static final ReasonTable BUNDLED = new ReasonTable();

  private final CodeTable texts = new CodeTable("reasons.tsv");

  private ReasonTable() {}

  /// The table that is bundled with the program.
  public static ReasonTable bundled() {
    return BUNDLED;
  }

  /// The text that OpenSSL would print, or null if the table does not know the number.
  public @Nullable String text(OpenSslCode code) {
    List<Named> all = texts(code);
    return all.isEmpty() ? null : all.getFirst().name();
  }

  /// How reasons are written, and by which libraries: by OpenSSL first.
  ///
  /// @param reasons texts in any of their spellings
  /// @param alerts numbers of alerts that the peer sent, each of which is a reason too
  public List<Spelling> spellings(Collection<String> reasons, Set<Integer> alerts) {
    Set<String> wanted =
        reasons.stream().map(OpenSslError::normalize).collect(Collectors.toUnmodifiableSet());
    Map<String, Spelling.Writers> found = new TreeMap<>();
    texts.forEach(
        (key, named) -> {
          Integer alert =
              new OpenSslCode(key.family(), key.library(), null, key.number(), false).alert();
          if (wanted.contains(OpenSslError.normalize(named.name()))
              || (alert != null && alerts.contains(alert))) {
            found
                .computeIfAbsent(named.name(), _ -> new Spelling.Writers())
                .add(key.family(), named.which());
          }
        });
    return found.entrySet().stream()
        .map(one -> new Spelling(one.getKey(), one.getValue().names()))
        .sorted(Comparator.comparing(Spelling::isOpenSsl).reversed())
        .toList();
  }

  /// All texts that releases of the family have had for this number, the most usual first.
  List<Named> texts(OpenSslCode code) {
    if (code.library() == SYSTEM) {
      return texts.names(Family.OPENSSL_3, SYSTEM, code.reason());
    }
    List<Named> own = texts.names(code.family(), code.library(), code.reason());
    return own.isEmpty() ? texts.names(code.family(), SHARED, code.reason()) : own;
  }
}
