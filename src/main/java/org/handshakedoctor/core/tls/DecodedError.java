package org.handshakedoctor.core.tls;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.handshakedoctor.core.tls.CodeTable.Named;
import org.handshakedoctor.core.tls.OpenSslCode.Family;
import org.jspecify.annotations.Nullable;

/// What the numbers of a code stand for, and which releases print it so.
///
/// Numbers were given out anew from release to release: 108 is `bad key share` from OpenSSL 1.1.1
/// on and `bad dh g length` before. Function, reason and their texts are held against the tables of
/// all releases, and what is left over are the releases that fit all of it. What no table has is
/// said to be unknown, never guessed.
///
/// @param library such as `SSL routines`; null if the family has none of that number
/// @param functions the names that fit, nearly always one; empty where the family does not number
///   functions, or none is known
/// @param reasons the texts that fit, the most usual first; that of the line alone where it has one
/// @param knownReason whether the tables have the reason
/// @param releases of OpenSSL; null for its relatives, and where no release fits
/// @param writer which library wrote it, as exactly as can be said: `OpenSSL 1.1.1`, `LibreSSL`
public record DecodedError(
    OpenSslCode code,
    @Nullable String library,
    List<String> functions,
    List<String> reasons,
    boolean knownReason,
    @Nullable Releases releases,
    String writer) {

  /// What a program prints that has no text for a number.
  private static final String NO_NAME = "func(";

  private static final String NO_TEXT = "reason(";

  private static final List<Named> ANY = List.of(new Named("", ""));

  public DecodedError {
    functions = List.copyOf(functions);
    reasons = List.copyOf(reasons);
  }

  /// A code with the words around it.
  public static DecodedError of(OpenSslError error) {
    String reason = error.reason();
    boolean numbered = reason != null && reason.startsWith(NO_TEXT);
    return of(error.decoded(), error.function(), numbered ? null : reason);
  }

  /// A code without any words.
  public static DecodedError of(String hex) {
    return of(OpenSslCode.decode(hex), null, null);
  }

  private static DecodedError of(
      OpenSslCode code, @Nullable String printedFunction, @Nullable String printedReason) {
    List<Named> functions = functions(code, printedFunction);
    List<Named> known = ReasonTable.bundled().texts(code);
    List<Named> reasons =
        printedReason == null
            ? known
            : known.stream().filter(one -> isSame(one.name(), printedReason)).toList();
    Fit fit = Fit.of(code.family(), functions, reasons);
    Set<String> texts = fit.reasons;
    if (printedReason != null) {
      texts = Set.of(printedReason);
    }
    return new DecodedError(
        code,
        LibraryNames.name(code.family(), code.library()),
        List.copyOf(fit.functions),
        List.copyOf(texts),
        !reasons.isEmpty(),
        fit.releases,
        writer(code.family(), reasons, fit.releases));
  }

  /// The texts differ in their case from version to version of some distributors.
  private static boolean isSame(String text, String printed) {
    return text.equalsIgnoreCase(printed.strip());
  }

  /// The function's names for this number: of these the printed one, where it was printed.
  private static List<Named> functions(OpenSslCode code, @Nullable String printed) {
    Integer number = code.function();
    if (number == null) {
      return List.of();
    }
    List<Named> names = Functions.TABLE.names(code.family(), code.library(), number);
    if (printed == null || printed.startsWith(NO_NAME)) {
      return names;
    }
    List<Named> same = names.stream().filter(one -> one.name().equals(printed)).toList();
    return same.isEmpty() ? List.of(new Named(printed, "")) : same;
  }

  private static String writer(Family family, List<Named> reasons, @Nullable Releases releases) {
    if (releases != null) {
      return releases.toString();
    }
    if (family != Family.BORINGSSL || reasons.size() != 1) {
      return family.toString();
    }
    return switch (reasons.getFirst().which()) {
      case "boringssl" -> "BoringSSL";
      case "aws-lc" -> "AWS-LC";
      default -> family.toString();
    };
  }

  /// Names that some release has at once.
  private static final class Fit {
    private final Set<String> functions = new LinkedHashSet<>();
    private final Set<String> reasons = new LinkedHashSet<>();
    private @Nullable Releases releases;

    static Fit of(Family family, List<Named> functions, List<Named> reasons) {
      Fit fit = new Fit();
      for (Named reason : reasons.isEmpty() ? ANY : reasons) {
        for (Named function : functions.isEmpty() ? ANY : functions) {
          fit.add(family, function, reason);
        }
      }
      if (fit.functions.isEmpty() && fit.reasons.isEmpty() && fit.releases == null) {
        // No release has both, so one of the tables does not know the one that wrote this.
        functions.forEach(one -> fit.functions.add(one.name()));
        reasons.forEach(one -> fit.reasons.add(one.name()));
      }
      fit.functions.remove("");
      fit.reasons.remove("");
      return fit;
    }

    private void add(Family family, Named function, Named reason) {
      Releases all =
          switch (family) {
            case OPENSSL_1 -> Releases.OF_1;
            case OPENSSL_3 -> Releases.OF_3;
            case LIBRESSL, BORINGSSL -> null;
          };
      if (all != null) {
        Releases both =
            Releases.parse(function.which(), all).intersect(Releases.parse(reason.which(), all));
        if (both == null) {
          return;
        }
        releases = releases == null ? both : releases.span(both);
      }
      functions.add(function.name());
      reasons.add(reason.name());
    }
  }

  /// Loaded when the first code of an old release is taken apart.
  private static final class Functions {
    static final CodeTable TABLE = new CodeTable("functions.tsv");
  }
}
