package org.handshakedoctor.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the command line in one language.
record CliTexts(Locale locale, ResourceBundle bundle) {

  static CliTexts in(Locale locale) {
    return new CliTexts(
        locale,
        ResourceBundle.getBundle(
            "org.handshakedoctor.cli.messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }
}
