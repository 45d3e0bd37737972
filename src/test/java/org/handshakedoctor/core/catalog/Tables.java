package org.handshakedoctor.core.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The tables of the long tail as they stand in their files, and those that tests compare them
/// with.
final class Tables {
  static final Path TAIL = Path.of("src/main/resources/org/handshakedoctor/core/catalog/tail");
  private static final Path EXPECTED = Path.of("src/test/resources/catalog");
  private static final List<String> NO_ROWS = List.of("subjects", "nginx-levels");

  private Tables() {}

  /// The names of all tables of rows.
  static List<String> names() {
    try (Stream<Path> files = Files.list(TAIL)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".tsv"))
          .map(name -> name.substring(0, name.length() - ".tsv".length()))
          .filter(name -> !NO_ROWS.contains(name))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<List<String>> cells(String table) {
    return rows(TAIL.resolve(table + ".tsv"));
  }

  /// What the sources of the libraries say.
  static List<List<String>> expected(String table) {
    return rows(EXPECTED.resolve(table + ".tsv"));
  }

  static List<TailRow> rows(String table) {
    return cells(table).stream().map(TailRow::of).toList();
  }

  static Stream<TailRow> allRows() {
    return names().stream().flatMap(name -> rows(name).stream());
  }

  static String header(String table) {
    return lines(TAIL.resolve(table + ".tsv")).getFirst();
  }

  private static List<List<String>> rows(Path file) {
    return lines(file).stream().skip(1).map(line -> List.of(line.split("\t", -1))).toList();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
