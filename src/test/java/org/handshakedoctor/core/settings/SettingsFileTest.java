package org.handshakedoctor.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handshakedoctor.core.settings.Settings.AddressSources;
import org.handshakedoctor.core.settings.Settings.Habits;
import org.handshakedoctor.core.settings.Settings.OlderParts;
import org.handshakedoctor.core.settings.Settings.Updates;
import org.handshakedoctor.core.settings.Settings.Panes;
import org.handshakedoctor.core.settings.Settings.Recent;
import org.handshakedoctor.core.settings.Settings.Theme;
import org.handshakedoctor.core.settings.Settings.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  private static final Settings FULL =
      new Settings(
          "zh-CN",
          Theme.DARK,
          new Window(-10.5, 20, 800, 600.25, true),
          new Window(40, 50, 960, 640, false),
          List.of(
              new Recent("/var/log/日志.log", Instant.parse("2026-11-23T10:54:32Z"), "watch", true),
              new Recent("C:\\logs\\error.log", Instant.EPOCH, null, false)),
          new AddressSources(true, List.of("/home/a/国家.mmdb", "C:\\asn.mmdb")),
          Map.of("palette", "Shortcut+P", "follow", ""),
          new Habits(OlderParts.INCLUDE, true, 7, new Updates(true, Instant.parse("2026-01-01T00:00:00Z"))),
          new Panes(true, false),
          List.of("/home/a/会话.json"));

  @TempDir Path folder;
  private Path path;
  private SettingsFile file;

  @BeforeEach
  void start() {
    path = folder.resolve("new/folder/settings.json");
    file = new SettingsFile(path);
  }

  @Test
  void whatIsSavedIsLoaded() throws IOException {
    for (Settings settings : List.of(FULL, Settings.DEFAULT, FULL.withLanguage(null))) {
      file.save(settings);

      assertThat(file.load()).isEqualTo(settings);
    }
    try (Stream<Path> files = Files.list(path.getParent())) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void withoutAFileEverythingIsAsAtTheBeginning() {
    assertThat(file.load()).isEqualTo(Settings.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{",
        "[]",
        "\"theme\"",
        "not JSON",
        "{\"theme\": \"PURPLE\"}",
        "{\"recent\": [null]}",
        "{\"recent\": [{\"opened\": \"2026-11-23T10:54:32Z\"}]}",
        "{\"recent\": [{\"path\": \"/a\", \"opened\": \"yesterday\"}]}",
        "{\"recent\": [{\"path\": \"/a\"}]}",
        "{\"window\": 7}",
        "{\"addressSources\": {\"databases\": [null]}}",
      })
  void aBrokenFileIsAsNoneAndIsKeptAside(String json) throws IOException {
    write(json);

    assertThat(file.load()).isEqualTo(Settings.DEFAULT);
    assertThat(path).doesNotExist();
    assertThat(file.aside()).hasContent(json);
  }

  @Test
  void aFolderInItsPlaceIsAsNone() throws IOException {
    Files.createDirectories(path);

    assertThat(file.load()).isEqualTo(Settings.DEFAULT);
  }

  @Test
  void whatANewerProgramWroteIsReadAsFarAsItIsKnown() throws IOException {
    write(
        "{\"theme\": \"LIGHT\", \"sound\": {\"volume\": 11}, \"recent\": [{\"path\": \"/a\","
            + " \"opened\": \"2026-11-23T10:54:32Z\", \"pinned\": true}]}");

    assertThat(file.load())
        .isEqualTo(
            Settings.DEFAULT
                .withTheme(Theme.LIGHT)
                .withRecent(new Recent("/a", Instant.parse("2026-11-23T10:54:32Z"), null, true)));
  }

  @Test
  void whatAnOlderProgramWroteIsRead() throws IOException {
    write(
        """
        {"language": null, "theme": "DARK", "window": null, "lookup": null,
         "recent": [{"path": "/a", "opened": "2026-11-23T10:54:32Z", "verdict": "watch"}],
         "addressSources": {"askNames": true, "databases": []}, "habits": {"maskReports": true}}
        """);

    Settings read = file.load();
    assertThat(file.aside()).isNull();
    assertThat(read.theme()).isEqualTo(Theme.DARK);
    assertThat(read.recent()).hasSize(1);
    assertThat(read.habits()).isEqualTo(Habits.DEFAULT.withMaskReports(true));
    assertThat(read.panes()).isEqualTo(Panes.DEFAULT);
  }

  @Test
  void aPinnedLogIsFirstAndNeverForgotten() {
    Settings settings =
        Settings.DEFAULT
            .withRecent(new Recent("/old", Instant.EPOCH, null, false))
            .withRecent(new Recent("/new", Instant.EPOCH, null, false))
            .withPinned("/old", true)
            .withRecent(new Recent("/old", Instant.EPOCH, "watch", false));

    assertThat(settings.recent()).extracting(Recent::path).containsExactly("/old", "/new");
    assertThat(settings.withHabits(Habits.DEFAULT.withRecentKept(0)).recent())
        .containsExactly(new Recent("/old", Instant.EPOCH, "watch", true));
  }

  @Test
  void whatIsMissingIsAsAtTheBeginning() throws IOException {
    write("{}");

    assertThat(file.load()).isEqualTo(Settings.DEFAULT);
  }

  @Test
  void theNewestLogIsFirstAndEachIsThereOnce() {
    Settings settings = Settings.DEFAULT;
    for (int i = 0; i < 30; i++) {
      settings = settings.withRecent(new Recent("/log" + i % 25, Instant.EPOCH, "watch", false));
    }

    assertThat(settings.recent())
        .hasSize(20)
        .extracting(Recent::path)
        .startsWith("/log4", "/log3", "/log2", "/log1", "/log0", "/log24")
        .doesNotHaveDuplicates();
    assertThat(settings.withoutRecent("/log4").recent()).hasSize(19);
    assertThat(settings.withoutRecent("/log99")).isEqualTo(settings);
  }

  @Test
  void changingOnePartKeepsTheOthers() {
    Window window = new Window(1, 2, 3, 4, false);

    assertThat(FULL.withLanguage("en").withTheme(Theme.LIGHT).withWindow(window).withLookup(window))
        .isEqualTo(
            new Settings(
                "en",
                Theme.LIGHT,
                window,
                window,
                FULL.recent(),
                FULL.addressSources(),
                FULL.keys(),
                FULL.habits(),
                FULL.panes(),
                FULL.sessions()));
    assertThat(
            FULL.withKeys(Map.of())
                .withHabits(Habits.DEFAULT)
                .withPanes(Panes.DEFAULT)
                .withoutSession("/home/a/会话.json")
                .withAddressSources(AddressSources.NONE))
        .isEqualTo(
            new Settings(
                "zh-CN",
                Theme.DARK,
                FULL.window(),
                FULL.lookup(),
                FULL.recent(),
                AddressSources.NONE,
                Map.of(),
                Habits.DEFAULT,
                Panes.DEFAULT,
                List.of()));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void onLinuxTheFileIsWhereTheDesktopKeepsSuchFiles() {
    Path home = Path.of(System.getProperty("user.home"));

    assertThat(SettingsFile.folder(Map.of("XDG_CONFIG_HOME", "/x")))
        .isEqualTo(Path.of("/x/handshake-doctor"));
    assertThat(SettingsFile.folder(Map.of("XDG_CONFIG_HOME", "")))
        .isEqualTo(home.resolve(".config/handshake-doctor"));
    assertThat(SettingsFile.folder(Map.of())).isEqualTo(home.resolve(".config/handshake-doctor"));
  }

  private void write(String json) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, json);
  }
}
