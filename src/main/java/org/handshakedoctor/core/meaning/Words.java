package org.handshakedoctor.core.meaning;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.handshakedoctor.core.catalog.Language;

/// The sentences of one language. Immutable.
record Words(Locale locale, ResourceBundle bundle) {

  static Words in(Locale locale) {
    return new Words(locale, Language.bundle("org.handshakedoctor.core.meaning.words", locale));
  }

  String get(String key, Object... arguments) {
    String words = bundle.getString(key);
    return arguments.length == 0 ? words : new MessageFormat(words, locale).format(arguments);
  }

  /// The sentence for one value, or the one for all others.
  String ofValue(String beginning, String value, String otherwise) {
    String key = beginning + value;
    return bundle.getString(bundle.containsKey(key) ? key : beginning + otherwise);
  }

  /// A library that wrote a line, with what it is called: `OpenSSL 3.0+` is 3.0 or later.
  String writer(String name) {
    return name.endsWith("+") ? get("writer.since", name.substring(0, name.length() - 1)) : name;
  }

  /// One after the other. Chinese needs no space between sentences.
  String join(String first, String second) {
    return first + (Language.isChinese(locale) ? "" : " ") + second;
  }
}
