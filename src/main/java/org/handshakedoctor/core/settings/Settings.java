package org.handshakedoctor.core.settings;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is remembered between two starts. Immutable.
///
/// @param language BCP 47 tag of the window's language; null to follow the system
/// @param theme follows the system until the user chooses
/// @param window where the window stood; null before the first start
/// @param lookup where the window for looking errors up stood; null before it was first opened
/// @param recent newest first
/// @param addressSources who an address belongs to, beyond what the program knows by itself
public record Settings(
    @Nullable String language,
    Theme theme,
    @Nullable Window window,
    @Nullable Window lookup,
    List<Recent> recent,
    AddressSources addressSources) {
  public static final Settings DEFAULT =
      new Settings(null, Theme.SYSTEM, null, null, List.of(), AddressSources.NONE);

  private static final int RECENT_KEPT = 20;

  public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
  }

  /// In pixels of the screen.
  public record Window(double x, double y, double width, double height, boolean maximized) {}

  /// @param path of the log, absolute
  /// @param verdict key of what was said of it last, such as `nothing-to-do`; null if it never was
  public record Recent(String path, Instant opened, @Nullable String verdict) {
    public Recent {
      Objects.requireNonNull(path);
      Objects.requireNonNull(opened);
    }
  }

  /// @param askNames whether the user has agreed, once and for all, that addresses he chooses are
  ///   sent to his name server
  /// @param databases paths of databases in MaxMind's format
  public record AddressSources(boolean askNames, List<String> databases) {
    public static final AddressSources NONE = new AddressSources(false, List.of());

    public AddressSources {
      databases = databases == null ? List.of() : List.copyOf(databases);
    }
  }

  public Settings {
    addressSources = addressSources == null ? AddressSources.NONE : addressSources;
    recent = recent == null ? List.of() : List.copyOf(recent);
    theme = theme == null ? Theme.SYSTEM : theme;
  }

  public Settings withLanguage(@Nullable String wanted) {
    return new Settings(wanted, theme, window, lookup, recent, addressSources);
  }

  public Settings withTheme(Theme wanted) {
    return new Settings(language, wanted, window, lookup, recent, addressSources);
  }

  public Settings withWindow(Window wanted) {
    return new Settings(language, theme, wanted, lookup, recent, addressSources);
  }

  public Settings withLookup(Window wanted) {
    return new Settings(language, theme, window, wanted, recent, addressSources);
  }

  /// With this log as the newest, and each log only once.
  public Settings withRecent(Recent added) {
    List<Recent> newest =
        Stream.concat(
                Stream.of(added), recent.stream().filter(one -> !one.path().equals(added.path())))
            .limit(RECENT_KEPT)
            .toList();
    return new Settings(language, theme, window, lookup, newest, addressSources);
  }

  public Settings withoutRecent(String path) {
    return new Settings(
        language,
        theme,
        window,
        lookup,
        recent.stream().filter(one -> !one.path().equals(path)).toList(),
        addressSources);
  }

  public Settings withAddressSources(AddressSources wanted) {
    return new Settings(language, theme, window, lookup, recent, wanted);
  }
}
