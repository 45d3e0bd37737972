package org.handshakedoctor.core.settings;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is remembered between two starts. Immutable.
///
/// @param language BCP 47 tag of the window's language; null to follow the system
/// @param theme follows the system until the user chooses
/// @param window where the window stood; null before the first start
/// @param lookup where the window for looking errors up stood; null before it was first opened
/// @param recent pinned ones first, then newest first
/// @param addressSources who an address belongs to, beyond what the program knows by itself
/// @param keys what the user has chosen to press for an action, by its id; an empty text for
///   nothing
/// @param habits how the user likes things to be done
/// @param panes what is folded away
/// @param sessions files of saved sessions, newest first
public record Settings(
    @Nullable String language,
    Theme theme,
    @Nullable Window window,
    @Nullable Window lookup,
    List<Recent> recent,
    AddressSources addressSources,
    Map<String, String> keys,
    Habits habits,
    Panes panes,
    List<String> sessions) {
  public static final Settings DEFAULT =
      new Settings(
          null,
          Theme.SYSTEM,
          null,
          null,
          List.of(),
          AddressSources.NONE,
          Map.of(),
          Habits.DEFAULT,
          Panes.DEFAULT,
          List.of());

  private static final int SESSIONS_KEPT = 10;

  public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
  }

  /// In pixels of the screen.
  public record Window(double x, double y, double width, double height, boolean maximized) {}

  /// @param path of the log, absolute
  /// @param verdict key of what was said of it last, such as `nothing-to-do`; null if it never was
  /// @param pinned stays first, and is not forgotten
  public record Recent(String path, Instant opened, @Nullable String verdict, boolean pinned) {
    public Recent {
      Objects.requireNonNull(path);
      Objects.requireNonNull(opened);
    }

    public Recent withPinned(boolean now) {
      return new Recent(path, opened, verdict, now);
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

  /// What to do with the older parts of a log that was opened alone.
  public enum OlderParts {
    ASK,
    INCLUDE,
    LEAVE
  }

  /// Whether to look for newer versions of the program.
  ///
  /// @param wanted null until the user has been asked
  /// @param looked when it was looked last; null if never
  public record Updates(@Nullable Boolean wanted, @Nullable Instant looked) {
    public static final Updates UNASKED = new Updates(null, null);

    public Updates withWanted(@Nullable Boolean now) {
      return new Updates(now, looked);
    }

    public Updates withLooked(Instant now) {
      return new Updates(wanted, now);
    }
  }

  /// What a file does not say is as at the beginning.
  ///
  /// @param maskReports whether reports begin with masked addresses
  /// @param recentKept how many logs are remembered
  public record Habits(
      OlderParts olderParts, boolean maskReports, Integer recentKept, Updates updates) {
    public static final int MOST_RECENT = 100;
    private static final int RECENT = 20;

    public static final Habits DEFAULT = new Habits(OlderParts.ASK, false, RECENT, Updates.UNASKED);

    public Habits {
      olderParts = olderParts == null ? OlderParts.ASK : olderParts;
      recentKept = recentKept == null ? RECENT : Math.clamp(recentKept, 0, MOST_RECENT);
      updates = updates == null ? Updates.UNASKED : updates;
    }

    public Habits withOlderParts(OlderParts now) {
      return new Habits(now, maskReports, recentKept, updates);
    }

    public Habits withMaskReports(boolean now) {
      return new Habits(olderParts, now, recentKept, updates);
    }

    public Habits withRecentKept(int now) {
      return new Habits(olderParts, maskReports, now, updates);
    }

    public Habits withUpdates(Updates now) {
      return new Habits(olderParts, maskReports, recentKept, now);
    }
  }

  public record Panes(boolean timelineFolded, boolean detailFolded) {
    public static final Panes DEFAULT = new Panes(false, false);
  }

  public Settings {
    addressSources = addressSources == null ? AddressSources.NONE : addressSources;
    recent = recent == null ? List.of() : List.copyOf(recent);
    theme = theme == null ? Theme.SYSTEM : theme;
    keys = keys == null ? Map.of() : Map.copyOf(keys);
    habits = habits == null ? Habits.DEFAULT : habits;
    panes = panes == null ? Panes.DEFAULT : panes;
    sessions = sessions == null ? List.of() : List.copyOf(sessions);
  }

  public Settings withLanguage(@Nullable String wanted) {
    return new Settings(
        wanted, theme, window, lookup, recent, addressSources, keys, habits, panes, sessions);
  }

  public Settings withTheme(Theme wanted) {
    return new Settings(
        language, wanted, window, lookup, recent, addressSources, keys, habits, panes, sessions);
  }

  public Settings withWindow(Window wanted) {
    return new Settings(
        language, theme, wanted, lookup, recent, addressSources, keys, habits, panes, sessions);
  }

  public Settings withLookup(Window wanted) {
    return new Settings(
        language, theme, window, wanted, recent, addressSources, keys, habits, panes, sessions);
  }

  /// With this log as the newest, and each log only once. A log that was pinned stays so.
  public Settings withRecent(Recent added) {
    boolean pinned =
        added.pinned()
            || recent.stream().anyMatch(one -> one.path().equals(added.path()) && one.pinned());
    return withRecents(
        Stream.concat(Stream.of(added.withPinned(pinned)), others(added.path())).toList());
  }

  public Settings withoutRecent(String path) {
    return withRecents(others(path).toList());
  }

  /// With this log pinned or no longer.
  public Settings withPinned(String path, boolean now) {
    return withRecents(
        recent.stream().map(one -> one.path().equals(path) ? one.withPinned(now) : one).toList());
  }

  /// Without those that are not pinned.
  public Settings withoutRecents() {
    return withRecents(recent.stream().filter(Recent::pinned).toList());
  }

  public Settings withAddressSources(AddressSources wanted) {
    return new Settings(
        language, theme, window, lookup, recent, wanted, keys, habits, panes, sessions);
  }

  /// @param key as [#keys] has them; null for those that the action has by itself
  public Settings withKey(String action, @Nullable String key) {
    Map<String, String> changed = new HashMap<>(keys);
    changed.remove(action);
    if (key != null) {
      changed.put(action, key);
    }
    return withKeys(changed);
  }

  public Settings withKeys(Map<String, String> wanted) {
    return new Settings(
        language, theme, window, lookup, recent, addressSources, wanted, habits, panes, sessions);
  }

  public Settings withHabits(Habits wanted) {
    return new Settings(
            language, theme, window, lookup, recent, addressSources, keys, wanted, panes, sessions)
        .withRecents(recent);
  }

  public Settings withPanes(Panes wanted) {
    return new Settings(
        language, theme, window, lookup, recent, addressSources, keys, habits, wanted, sessions);
  }

  /// With this file as the newest, and each only once.
  public Settings withSession(String file) {
    return withSessions(
        Stream.concat(Stream.of(file), sessions.stream().filter(one -> !one.equals(file)))
            .limit(SESSIONS_KEPT)
            .toList());
  }

  public Settings withoutSession(String file) {
    return withSessions(sessions.stream().filter(one -> !one.equals(file)).toList());
  }

  private Settings withSessions(List<String> wanted) {
    return new Settings(
        language, theme, window, lookup, recent, addressSources, keys, habits, panes, wanted);
  }

  private Stream<Recent> others(String path) {
    return recent.stream().filter(one -> !one.path().equals(path));
  }

  /// Puts the pinned ones first and forgets what is too much.
  private Settings withRecents(List<Recent> wanted) {
    List<Recent> sorted =
        wanted.stream().sorted(Comparator.comparing(one -> !one.pinned())).toList();
    long pinned = sorted.stream().filter(Recent::pinned).count();
    List<Recent> kept = sorted.stream().limit(Math.max(pinned, habits.recentKept())).toList();
    return new Settings(
        language, theme, window, lookup, kept, addressSources, keys, habits, panes, sessions);
  }
}
