package org.handshakedoctor.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handshakedoctor.core.settings.Settings;
import org.handshakedoctor.core.settings.SettingsFile;
import org.jspecify.annotations.Nullable;

/// The settings as the window sees them: observed, and saved whenever they change. Lives on the FX
/// thread.
public final class Preferences {
  private static final System.Logger LOG = System.getLogger(Preferences.class.getName());

  private final SettingsFile file;
  private final ReadOnlyObjectWrapper<Settings> settings;

  public Preferences(SettingsFile file) {
    this.file = file;
    this.settings = new ReadOnlyObjectWrapper<>(file.load());
  }

  public ReadOnlyObjectProperty<Settings> settingsProperty() {
    return settings.getReadOnlyProperty();
  }

  public Settings settings() {
    return settings.get();
  }

  /// Where settings were put that could not be read; null if they could.
  public @Nullable Path brokenFile() {
    return file.aside();
  }

  public void change(UnaryOperator<Settings> how) {
    settings.set(how.apply(settings.get()));
    try {
      file.save(settings.get());
    } catch (IOException e) {
      // Comfort is lost, nothing else: not worth a dialog at every click.
      LOG.log(System.Logger.Level.WARNING, "settings not saved", e);
    }
  }

  /// English or Simplified Chinese, the two languages there are.
  public Locale locale() {
    String tag = settings.get().language();
    Locale wanted =
        tag == null ? Locale.getDefault(Locale.Category.DISPLAY) : Locale.forLanguageTag(tag);
    boolean chinese = wanted.getLanguage().equals(Locale.CHINESE.getLanguage());
    return chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
  }

  public boolean isDark() {
    return switch (settings.get().theme()) {
      case LIGHT -> false;
      case DARK -> true;
      case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    };
  }
}
