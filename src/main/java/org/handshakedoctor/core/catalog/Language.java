package org.handshakedoctor.core.catalog;

import java.util.Locale;
import java.util.ResourceBundle;

/// Which words a reader gets: one Chinese for every Chinese, English for every other language.
public final class Language {
  private Language() {}

  public static boolean isChinese(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
  }

  /// The words beside a package, in the reader's language and never in that of the system.
  ///
  /// @param name the bundle's, with its package
  public static ResourceBundle bundle(String name, Locale locale) {
    return ResourceBundle.getBundle(
        name,
        isChinese(locale) ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
