package org.handshakedoctor.core.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the tables beside this package: lines of cells with tabs between them.
final class Cells {
  private Cells() {}

  static InputStream resource(String name) {
    return Objects.requireNonNull(open(name), name);
  }

  /// Null if there is no such file.
  static @Nullable InputStream open(String name) {
    return Cells.class.getResourceAsStream(name);
  }

  /// The rows of a table.
  static List<List<String>> rows(String name) {
    try (InputStream in = resource(name)) {
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return split(table, '\n').stream()
          .filter(row -> !row.isEmpty())
          .map(row -> split(row, '\t'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The rows of a table whose first row names its columns.
  static List<List<String>> rowsBelowHeader(String name) {
    List<List<String>> rows = rows(name);
    return rows.subList(1, rows.size());
  }

  /// Nothing has no parts, not an empty one.
  static List<String> split(String text, char at) {
    List<String> parts = new ArrayList<>();
    if (text.isEmpty()) {
      return parts;
    }
    int from = 0;
    int to;
    while ((to = text.indexOf(at, from)) >= 0) {
      parts.add(text.substring(from, to));
      from = to + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }
}
