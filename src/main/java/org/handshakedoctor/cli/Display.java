package org.handshakedoctor.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Whether a window can open here. JavaFX itself answers with a stack trace; a person deserves one
/// line.
public final class Display {
  private static final String GTK = "libgtk-3.so.0";

  private Display() {}

  /// Why no window can open, in one line of the user's language; empty if one can.
  public static Optional<String> obstacle() {
    boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    boolean headlessOnPurpose = System.getProperty("glass.platform") != null;
    if (!linux || headlessOnPurpose) {
      return Optional.empty();
    }
    return obstacle(System.getenv(), canLoad(GTK));
  }

  /// @param environment tells where the display is
  /// @param hasGtk whether the library of JavaFX's windows on Linux is installed
  static Optional<String> obstacle(Map<String, String> environment, boolean hasGtk) {
    // JavaFX 26 draws through X11, also under Wayland.
    boolean display = !environment.getOrDefault("DISPLAY", "").isEmpty();
    if (display && hasGtk) {
      return Optional.empty();
    }
    CliTexts texts = CliTexts.in(Cli.Language.orSystems(null).locale());
    return Optional.of(texts.get(display ? "window.no-gtk" : "window.no-display"));
  }

  @SuppressWarnings(
      "restricted") // native access is what this program is started with; JavaFX needs it
  private static boolean canLoad(String library) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(library, arena);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
