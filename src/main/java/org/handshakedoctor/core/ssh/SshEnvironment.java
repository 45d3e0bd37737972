package org.handshakedoctor.core.ssh;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What this computer has for SSH.
///
/// @param home where `.ssh` is
/// @param user the name to log in with where none is said
/// @param variables of the process, for `${…}` in settings and for the agent
/// @param config the user's settings, or null to let them be where `ssh` looks
/// @param globalConfig the computer's settings, which stand behind the user's
/// @param ssh the `ssh` program, or null if there is none
record SshEnvironment(
    Path home,
    String user,
    Map<String, String> variables,
    @Nullable Path config,
    Path globalConfig,
    @Nullable Path ssh) {

  static SshEnvironment ofThisComputer() {
    Map<String, String> variables = System.getenv();
    return new SshEnvironment(
        Path.of(System.getProperty("user.home")),
        System.getProperty("user.name"),
        variables,
        null,
        Path.of("/etc/ssh/ssh_config"),
        program("ssh", variables));
  }

  Path userConfig() {
    return config == null ? home.resolve(".ssh").resolve("config") : config;
  }

  /// A path as settings write it, `~` standing for home.
  Path path(String written) throws InvalidPathException {
    if (written.equals("~")) {
      return home;
    }
    return written.startsWith("~/") ? home.resolve(written.substring(2)) : Path.of(written);
  }

  static boolean isWindows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  private static @Nullable Path program(String name, Map<String, String> variables) {
    String folders = Objects.requireNonNullElse(variables.get("PATH"), "");
    String file = isWindows() ? name + ".exe" : name;
    return Stream.of(folders.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve(file))
        .filter(Path::isAbsolute)
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }
}
