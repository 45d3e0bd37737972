package org.handshakedoctor.core.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.handshakedoctor.core.tls.OpenSslCode.Family;
import org.jspecify.annotations.Nullable;

/// The parts of a TLS library that errors come from, such as `SSL routines`, by the numbers that
/// each family gave them (`crypto/err/err.c ERR_str_libraries`).
final class LibraryNames {
  private static final Map<Family, Map<Integer, String>> NAMES = new EnumMap<>(Family.class);

  /// OpenSSL has kept its numbers from 1.0 on; so has LibreSSL.
  private static final Map<String, Integer> NUMBERS = new HashMap<>();

  static {
    try (InputStream in =
        Objects.requireNonNull(LibraryNames.class.getResourceAsStream("libraries.tsv"))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(LibraryNames::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LibraryNames() {}

  private static void add(String[] cells) {
    Family family = Family.valueOf(cells[0]);
    Integer number = Integer.valueOf(cells[1]);
    NAMES.computeIfAbsent(family, _ -> new HashMap<>()).put(number, cells[2]);
    if (family != Family.BORINGSSL) {
      NUMBERS.put(cells[2], number);
    }
  }

  /// Null if the family has no library of this number.
  static @Nullable String name(Family family, int number) {
    return NAMES.getOrDefault(family, Map.of()).get(number);
  }

  /// The number that OpenSSL and LibreSSL gave the library, or `otherwise` if they have none.
  static int number(String name, int otherwise) {
    return NUMBERS.getOrDefault(name, otherwise);
  }
}
