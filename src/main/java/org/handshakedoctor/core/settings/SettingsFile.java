package org.handshakedoctor.core.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The file of the [Settings]. Losing it costs comfort, never data: what cannot be read is the
/// default, and is put aside for whoever wrote it by hand.
public final class SettingsFile {
  private static final long MOST_BYTES = 1 << 20;

  private final Path path;
  private @Nullable Path aside;
  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          // An older program must still read what a newer one wrote.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  public SettingsFile(Path path) {
    this.path = path;
  }

  /// The place that each system has for such files.
  public static SettingsFile ofThisUser() {
    return new SettingsFile(folder(System.getenv()).resolve("settings.json"));
  }

  public Settings load() {
    if (!Files.isReadable(path)) {
      return Settings.DEFAULT;
    }
    try {
      // Nobody has chosen that much; something else has got there.
      Settings read =
          Files.size(path) > MOST_BYTES ? null : mapper.readValue(path, Settings.class);
      // The file can hold the JSON word null.
      return read == null ? putAside() : read;
    } catch (JacksonException | IOException _) {
      return putAside();
    }
  }

  /// Where the file was put that could not be read; null if it could.
  public @Nullable Path aside() {
    return aside;
  }

  private Settings putAside() {
    Path place = path.resolveSibling("settings.broken.json");
    try {
      Files.move(path, place, StandardCopyOption.REPLACE_EXISTING);
      aside = place;
    } catch (IOException _) {
      aside = path;
    }
    return Settings.DEFAULT;
  }

  /// Writes beside the file and then moves over it, so that a crash leaves the old or the new
  /// settings.
  public void save(Settings settings) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path written = Files.createTempFile(folder, "settings", ".tmp");
    try {
      mapper.writeValue(written, settings);
      Files.move(written, path, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  static Path folder(Map<String, String> environment) {
    Path home = Path.of(System.getProperty("user.home"));
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.contains("win")) {
      String appData = environment.get("APPDATA");
      Path roaming = appData == null ? home.resolve("AppData/Roaming") : Path.of(appData);
      return roaming.resolve("Handshake Doctor");
    }
    if (system.contains("mac")) {
      return home.resolve("Library/Application Support/Handshake Doctor");
    }
    String config = environment.get("XDG_CONFIG_HOME");
    Path base = config == null || config.isEmpty() ? home.resolve(".config") : Path.of(config);
    return base.resolve("handshake-doctor");
  }
}
