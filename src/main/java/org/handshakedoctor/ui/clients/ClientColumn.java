package org.handshakedoctor.ui.clients;

import java.util.Locale;

/// The columns of the table, in their order.
enum ClientColumn {
  RULES(60),
  ADDRESS(136),
  SIDE(108),
  FAILURES(104),
  SHARE(112),
  CAUSE(210),
  LAST(152),
  FIRST(152),
  NETWORK(240),
  /// Shown once a database of countries has been chosen.
  COUNTRY(130),
  /// Shown once a name has been asked for.
  HOST(300);

  private final double width;

  ClientColumn(double width) {
    this.width = width;
  }

  /// Enough for the header with a sort arrow and for what the column usually holds.
  double width() {
    return width;
  }

  /// Key of the header's text.
  String key() {
    return "clients.column." + name().toLowerCase(Locale.ROOT);
  }
}
