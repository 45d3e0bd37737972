package org.handshakedoctor.core.catalog;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is said of one reason alone; its [TailFamily] says the rest.
///
/// @param macro its name in the source it comes from
/// @param spellings its texts, normalised; of a server's message, what it begins with
/// @param subject what it is about, a key of `subjects.tsv`
record TailRow(
    String macro, List<String> spellings, String family, String subject, Words en, Words zh) {

  /// The words in one language.
  ///
  /// @param said one sentence
  record Words(String name, String said) {}

  private static final String ALERT = "ALERT_";
  private static final String CALL = "CALL";

  TailRow {
    spellings = List.copyOf(spellings);
  }

  /// @param cells macro, spellings, family, subject, and name and sentence in both languages
  static TailRow of(List<String> cells) {
    return new TailRow(
        cells.get(0),
        Cells.split(cells.get(1), '|'),
        cells.get(2),
        cells.get(3),
        new Words(cells.get(4), cells.get(5)),
        new Words(cells.get(6), cells.get(7)));
  }

  String id() {
    return id(macro);
  }

  /// `SSL_R_BAD_LENGTH` is `ssl-bad-length`.
  static String id(String macro) {
    return macro.replaceFirst("_R_", "_").toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Words words(Locale locale) {
    return Language.isChinese(locale) ? zh : en;
  }

  static String idOfAlert(int number) {
    return id(ALERT + number);
  }

  /// Whether it is a server's message that only says which call failed, not why.
  boolean isCall() {
    return macro.startsWith(CALL + "_") || macro.endsWith("_" + CALL);
  }

  /// The number of the alert that it is about, or null.
  @Nullable Integer alert() {
    return macro.startsWith(ALERT) ? Integer.valueOf(macro.substring(ALERT.length())) : null;
  }
}
