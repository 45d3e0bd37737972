package org.handshakedoctor.ui.preferences;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import org.handshakedoctor.core.settings.Settings;

/// One row of the page.
///
/// @param words what it is found by, beside its name: in both languages
/// @param control changes the setting, and shows it as it is
/// @param value the part of the settings that the row is about
/// @param reset the settings with that part as at the beginning
record Option(
    Group group,
    String name,
    String help,
    String words,
    Node control,
    Function<Settings, Object> value,
    UnaryOperator<Settings> reset) {

  enum Group {
    GENERAL,
    READING,
    PRIVACY,
    KEYS;

    /// The word used in the texts.
    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean isDefault(Settings settings) {
    return value.apply(settings).equals(value.apply(reset.apply(settings)));
  }

  /// Whether somebody who typed this may mean it.
  boolean isMeant(String typed) {
    String text = (name + " " + help + " " + words).toLowerCase(Locale.ROOT);
    for (String word : typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
