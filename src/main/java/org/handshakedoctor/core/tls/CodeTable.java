package org.handshakedoctor.core.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.handshakedoctor.core.tls.OpenSslCode.Family;

/// The names of numbers, as a table beside this class has them: family, library, number, name, and
/// perhaps which releases. Immutable.
final class CodeTable {
  private final Map<Key, List<Named>> names = new HashMap<>();

  record Key(Family family, int library, int number) {}

  /// A name and who has it.
  ///
  /// @param which a range of OpenSSL releases or the only one of two relatives; empty for all of
  ///   the family
  record Named(String name, String which) {}

  CodeTable(String resource) {
    try (InputStream in =
        Objects.requireNonNull(CodeTable.class.getResourceAsStream(resource), resource)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String[] cells) {
    Key key =
        new Key(Family.valueOf(cells[0]), Integer.parseInt(cells[1]), Integer.parseInt(cells[2]));
    names
        .computeIfAbsent(key, _ -> new ArrayList<>(1))
        .add(new Named(cells[3], cells.length > 4 ? cells[4] : ""));
  }

  /// Shows every number with each of its names, in no order.
  void forEach(BiConsumer<Key, Named> shown) {
    names.forEach((key, all) -> all.forEach(one -> shown.accept(key, one)));
  }

  /// The most usual name first; empty if the table does not know the number.
  List<Named> names(Family family, int library, int number) {
    return names.getOrDefault(new Key(family, library, number), List.of());
  }
}
