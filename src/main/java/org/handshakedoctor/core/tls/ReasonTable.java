package org.handshakedoctor.core.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.handshakedoctor.core.tls.OpenSslCode.Family;
import org.jspecify.annotations.Nullable;

/// The text of each reason number, for codes that stand alone. A line's own text is always better:
/// the same number means different things in different versions. Immutable.
public final class ReasonTable {
  /// Stands for the reasons that all libraries of a family share (`ERR_R_…`).
  private static final int SHARED = 0;

  /// The operating system, whose numbers are the same for every family.
  private static final int SYSTEM = 2;

  private final Map<Key, String> texts;

  private ReasonTable(Map<Key, String> texts) {
    this.texts = texts;
  }

  /// Loads the table that is bundled with the program.
  public static ReasonTable bundled() {
    try (InputStream in =
        Objects.requireNonNull(ReasonTable.class.getResourceAsStream("reasons.tsv"))) {
      return new ReasonTable(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split("\t", -1))
              .collect(Collectors.toUnmodifiableMap(ReasonTable::key, cells -> cells[3])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text that OpenSSL would print, or null if the table does not know the number.
  public @Nullable String text(OpenSslCode code) {
    if (code.library() == SYSTEM) {
      return texts.get(new Key(Family.OPENSSL_3, SYSTEM, code.reason()));
    }
    String own = texts.get(new Key(code.family(), code.library(), code.reason()));
    return own != null ? own : texts.get(new Key(code.family(), SHARED, code.reason()));
  }

  private static Key key(String[] cells) {
    return new Key(
        Family.valueOf(cells[0]), Integer.parseInt(cells[1]), Integer.parseInt(cells[2]));
  }

  private record Key(Family family, int library, int reason) {}
}
