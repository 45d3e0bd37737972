package org.handshakedoctor.core.networks;

import java.util.Locale;

/// How the constants of this package are written in files.
final class Words {
  private Words() {}

  static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @param id as in a file that comes with the program
  static <E extends Enum<E>> E constant(Class<E> type, String id) {
    return Enum.valueOf(type, id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
