package org.handshakedoctor.core.tls;

import java.util.List;
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

  /// All texts that releases of the family have had for this number, the most usual first.
  List<Named> texts(OpenSslCode code) {
    if (code.library() == SYSTEM) {
      return texts.names(Family.OPENSSL_3, SYSTEM, code.reason());
    }
    List<Named> own = texts.names(code.family(), code.library(), code.reason());
    return own.isEmpty() ? texts.names(code.family(), SHARED, code.reason()) : own;
  }
}
