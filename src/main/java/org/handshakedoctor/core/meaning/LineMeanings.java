package org.handshakedoctor.core.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.log.LinePart;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.log.anatomy.LineAnatomy;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.tls.DecodedError;
import org.handshakedoctor.core.tls.ReasonTable;
import org.handshakedoctor.core.tls.Spelling;

/// Says what the parts of lines mean, in one language. Safe for many threads.
public final class LineMeanings {
  private final ErrorCatalog catalog;
  private final Supplier<NetworkDirectory> networks;
  private final Words words;

  /// @param networks asked when the first address is met
  public LineMeanings(ErrorCatalog catalog, Supplier<NetworkDirectory> networks, Locale locale) {
    this.catalog = catalog;
    this.networks = networks;
    this.words = Words.in(locale);
  }

  /// What the digits of a code say, also without a line around it.
  public String code(DecodedError decoded) {
    return new CodeWords(words).code(decoded);
  }

  /// How the error of an entry is written by the releases of each TLS library, one way each. Empty
  /// where it is no error of such a library.
  public List<String> spellings(ErrorEntry entry) {
    ErrorEntry.Match match = entry.match();
    return ReasonTable.bundled().spellings(match.reasons(), match.alerts()).stream()
        .map(one -> words.get("spelling", one.text(), writers(one)))
        .toList();
  }

  private String writers(Spelling spelling) {
    List<String> names = spelling.writers().stream().map(words::writer).toList();
    return String.join(words.get("spelling.and"), names);
  }

  public LineMeaning of(LineAnatomy line) {
    PartWords meanings = new PartWords(line, catalog, networks, words);
    List<LineMeaning.Part> parts = new ArrayList<>();
    for (LinePart part : line.parts()) {
      Kind kind = part.kind();
      String text = line.text(part);
      boolean between = kind == Kind.REST;
      parts.add(
          new LineMeaning.Part(
              kind,
              text,
              between ? "" : words.get("label." + kind.id()),
              between ? "" : meanings.of(part)));
    }
    return new LineMeaning(parts, new Reveals(catalog, words).of(line));
  }
}
