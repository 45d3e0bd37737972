package org.handshakedoctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The two languages of each bundle say the same things, and nothing is said that nobody asks for.
class MessagesTest {
  private static final Path RESOURCES = Path.of("src/main/resources/org/handshakedoctor");
  private static final Path SOURCES = Path.of("src/main");
  private static final String CHINESE = "_zh_CN";

  /// Arguments of a message, also those within a choice.
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

  static List<String> bundles() {
    return List.of(
        "ui/i18n/messages",
        "cli/messages",
        "core/check/words",
        "core/diagnosis/phrases",
        "core/export/words",
        "core/meaning/words");
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void bothLanguagesHaveTheSameKeys(String bundle) throws IOException {
    assertThat(load(bundle + CHINESE).stringPropertyNames())
        .isEqualTo(load(bundle).stringPropertyNames());
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyMessageIsWellFormedAndNotEmpty(String bundle) throws IOException {
    for (String name : List.of(bundle, bundle + CHINESE)) {
      Properties messages = load(name);
      for (String key : messages.stringPropertyNames()) {
        String message = messages.getProperty(key);
        assertThat(message).as(key).isNotBlank();
        if (message.contains("{")) {
          Format[] formats = new MessageFormat(message, Locale.ROOT).getFormats();
          assertThat(Arrays.stream(formats).filter(ChoiceFormat.class::isInstance))
              .as(key)
              .allSatisfy(format -> assertThat(format.format(2)).isNotBlank());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void theChineseUsesNoArgumentThatTheEnglishDoesNotHave(String bundle) throws IOException {
    Properties english = load(bundle);
    Properties chinese = load(bundle + CHINESE);
    for (String key : english.stringPropertyNames()) {
      assertThat(arguments(english.getProperty(key)))
          .as(key)
          .containsAll(arguments(chinese.getProperty(key)));
    }
  }

  /// A key is used when the sources have it in full, or have the beginning of it to which the code
  /// adds the name of a constant.
  @ParameterizedTest
  @MethodSource("bundles")
  void everyMessageIsUsed(String bundle) throws IOException {
    String sources = sources();
    Set<String> unused = new TreeSet<>();
    for (String key : load(bundle).stringPropertyNames()) {
      boolean whole = sources.contains("\"" + key + "\"") || sources.contains("%" + key + "\"");
      if (!whole && !isBuilt(key, sources)) {
        unused.add(key);
      }
    }
    assertThat(unused).isEmpty();
  }

  private static boolean isBuilt(String key, String sources) {
    for (int end = 1; end < key.length(); end++) {
      boolean boundary = key.charAt(end) == '.' || key.charAt(end) == '-';
      if (boundary
          && (sources.contains("\"" + key.substring(0, end) + "\"")
              || sources.contains("\"" + key.substring(0, end + 1) + "\""))) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> arguments(String message) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = ARGUMENT.matcher(message);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static Properties load(String bundle) throws IOException {
    Properties messages = new Properties();
    try (Reader in = Files.newBufferedReader(RESOURCES.resolve(bundle + ".properties"))) {
      messages.load(in);
    }
    return messages;
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(one -> one.toString().matches(".*\\.(java|fxml)")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
