package org.handshakedoctor.core.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The file of the [Settings]. Losing it costs comfort, never data: what cannot be read is the
/// default.
public final class SettingsFile {
  private final Path path;
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
      Settings read = mapper.readValue(path, Settings.class);
      // The file can hold the JSON word null.
      return read == null ? Settings.DEFAULT : read;
    } catch (JacksonException _) {
      return Settings.DEFAULT;
    }
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
