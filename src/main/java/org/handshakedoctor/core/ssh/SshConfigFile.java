package org.handshakedoctor.core.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.net.SshTarget;
import org.handshakedoctor.core.ssh.SshException.Reason;

/// Reads the user's SSH settings where there is no `ssh` to ask (ssh_config(5)).
///
/// Of each keyword the first value that holds for the server counts, except that key files and
/// certificates add up. A `Match exec` that would have to be run to know is not guessed at but
/// refused, and so is a second pass (`Match final`).
final class SshConfigFile {
  private static final int DEEPEST = 16;
  private static final Set<String> ADDING_UP = Set.of("identityfile", "certificatefile");

  /// What a line ends is its value; the others take one word.
  private static final Set<String> WHOLE_LINE =
      Set.of("proxycommand", "userknownhostsfile", "globalknownhostsfile");

  private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z0-9]+)(?:\\s*=\\s*|\\s+)(.*)");

  private final SshTarget target;
  private final SshEnvironment here;
  private final Map<String, List<String>> found = new LinkedHashMap<>();
  private boolean holds = true;

  private SshConfigFile(SshTarget target, SshEnvironment here) {
    this.target = target;
    this.here = here;
  }

  /// Keywords in lower case, with what the settings say for this server.
  static Map<String, List<String>> read(SshTarget target, SshEnvironment here) throws SshException {
    SshConfigFile reading = new SshConfigFile(target, here);
    reading.readFile(here.userConfig(), here.home().resolve(".ssh"), 0);
    if (here.config() == null) {
      reading.holds = true;
      reading.readFile(
          here.globalConfig(), Objects.requireNonNull(here.globalConfig().getParent()), 0);
    }
    return reading.found;
  }

  private void readFile(Path file, Path folder, int depth) throws SshException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    if (depth > DEEPEST) {
      throw fault(Reason.CONFIG_UNREADABLE, file + ": Include");
    }
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        readLine(line, folder, depth);
      }
    } catch (IOException | InvalidPathException e) {
      throw new SshException(Reason.CONFIG_UNREADABLE, target.toString(), file.toString(), e);
    }
  }

  private void readLine(String line, Path folder, int depth) throws SshException, IOException {
    Matcher parts = LINE.matcher(line.stripTrailing());
    if (line.stripLeading().startsWith("#") || !parts.matches()) {
      return;
    }
    String keyword = Objects.requireNonNull(parts.group(1)).toLowerCase(Locale.ROOT);
    String value = Objects.requireNonNull(parts.group(2));
    List<String> words = ConfigWords.of(value);
    if (words.isEmpty()) {
      return;
    }
    switch (keyword) {
      case "host" -> holds = NamePattern.matchesList(words, target.host());
      case "match" -> holds = matches(words);
      case "include" -> include(words, folder, depth);
      default -> {
        if (holds) {
          add(keyword, WHOLE_LINE.contains(keyword) ? value : words.getFirst());
        }
      }
    }
  }

  private void add(String keyword, String value) {
    List<String> values = found.computeIfAbsent(keyword, _ -> new ArrayList<>());
    if (values.isEmpty() || (ADDING_UP.contains(keyword) && !values.contains(value))) {
      values.add(value);
    }
  }

  /// What is included holds only where the line that includes it does, and ends nothing outside.
  private void include(List<String> patterns, Path folder, int depth)
      throws SshException, IOException {
    if (!holds) {
      return;
    }
    for (String pattern : patterns) {
      for (Path file : files(folder.resolve(here.path(pattern)))) {
        readFile(file, folder, depth + 1);
        holds = true;
      }
    }
  }

  /// The files that a pattern names, in the order of their names; stars stand only in the last
  /// part.
  private static List<Path> files(Path pattern) throws IOException {
    Path folder = pattern.getParent();
    Path name = pattern.getFileName();
    if (folder == null || name == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String entryName = Objects.requireNonNull(entry.getFileName()).toString();
        boolean hidden = entryName.startsWith(".") && !name.toString().startsWith(".");
        if (!hidden && NamePattern.matches(name.toString(), entryName)) {
          files.add(entry);
        }
      }
    }
    files.sort(null);
    return files;
  }

  private boolean matches(List<String> words) throws SshException {
    boolean all = true;
    for (int i = 0; i < words.size(); i++) {
      String criterion = words.get(i).toLowerCase(Locale.ROOT);
      boolean negated = criterion.startsWith("!");
      String kind = negated ? criterion.substring(1) : criterion;
      if (kind.equals("all")) {
        all &= !negated;
        continue;
      }
      String argument = takesNone(kind) || i + 1 == words.size() ? "" : words.get(++i);
      // One that fails already decides, and then nothing has to be run.
      all = all && holds(kind, argument) != negated;
    }
    return all;
  }

  private static boolean takesNone(String criterion) {
    return criterion.equals("canonical") || criterion.equals("final");
  }

  private boolean holds(String criterion, String argument) throws SshException {
    List<String> patterns = List.of(argument.split(",", -1));
    return switch (criterion) {
      case "host" -> NamePattern.matchesHostList(patterns, address());
      case "originalhost" -> NamePattern.matchesHostList(patterns, target.host());
      case "user" -> NamePattern.matchesList(patterns, user());
      case "localuser" -> NamePattern.matchesList(patterns, here.user());
      case "canonical" -> false;
      default -> throw fault(Reason.CONFIG_NEEDS_SSH, "Match " + criterion);
    };
  }

  private String address() {
    String said = found.getOrDefault("hostname", List.of("%h")).getFirst();
    return said.replace("%h", target.host());
  }

  private String user() {
    String said = found.getOrDefault("user", List.of(here.user())).getFirst();
    return Objects.requireNonNullElse(target.user(), said);
  }

  private SshException fault(Reason reason, String detail) {
    return new SshException(reason, target.toString(), detail, null);
  }
}
