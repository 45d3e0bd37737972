package org.handshakedoctor.ui.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.ReadingOptions;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.source.FollowEvent;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.main.MainController;
import org.handshakedoctor.ui.notes.Note.Level;
import org.handshakedoctor.ui.session.FileNews;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class NotesTest {
  private static final Path ARTICLE = Screens.SAMPLES.resolve("article.log");

  @TempDir Path folder;
  private Stage stage;
  private Wiring wiring;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    wiring = Screens.wiring();
    Screens.show(stage, wiring, MainController.class, Screens.LOOKS.getFirst(), 1000, 720);
  }

  @Test
  void everythingOddIsSaidInWords() throws Exception {
    openOddLogs();
    List<Note> notes = notes(Locale.ENGLISH, List.of());

    assertThat(said(notes))
        .anyMatch(line -> line.matches("✔ error.log.1: Read as nginx.*: 7 lines, all of them .*"))
        .anyMatch(line -> line.startsWith("⚠ error.log: Not read: all its lines stand in "))
        .anyMatch(line -> line.startsWith("⚠ half.log.gz: The packed file ends too early"))
        .anyMatch(line -> line.matches("⚠ doubtful.log: Read as nginx.*, but only 50% of its .*"))
        .anyMatch(line -> line.startsWith("⚠ bytes.log: Some lines are not UTF-8."))
        .anyMatch(line -> line.matches("✘ .*gone.log: There is no such file.*"))
        .anyMatch(line -> line.startsWith("ℹ The log names no time zone."));
    assertThat(notes.stream().filter(note -> note.level() == Level.BAD)).hasSize(1);
  }

  @Test
  void whatHappenedToFollowedFilesAndSettingsIsSaidToo() throws Exception {
    Screens.open(wiring, ARTICLE);
    FailureLog log = wiring.session().viewProperty().get().report().log();
    List<Note> notes =
        words(Locale.SIMPLIFIED_CHINESE)
            .of(
                log,
                ReadingOptions.DEFAULT,
                true,
                List.of(new FileNews("/var/log/error.log", FollowEvent.ROTATED)),
                Path.of("/home/settings.broken.json"));

    assertThat(said(notes))
        .contains("ℹ error.log 已轮转，继续跟踪新文件。")
        .anyMatch(line -> line.startsWith("⚠ 设置文件无法读取") && line.contains("broken"));
  }

  @Test
  void logTextCannotReachTheClipboardUnescaped() throws Exception {
    Path hostile = folder.resolve("hostile.log");
    String line = Files.readAllLines(ARTICLE).getFirst();
    Files.writeString(hostile, line + "\n\u001b]0;evil\u0007 \u202e what\n");
    Screens.open(wiring, hostile);

    String text = words(Locale.ENGLISH).plain(notes(Locale.ENGLISH, List.of()));
    assertThat(text).contains("evil").doesNotContain("\u001b", "\u0007", "\u202e");
  }

  @Test
  void theDrawerOpensByKeysIsCopiedAndClosedByEscape(FxRobot robot) throws Exception {
    openOddLogs();
    ToggleButton button = robot.lookup("#notesButton").queryAs(ToggleButton.class);
    assertThat(button.getText()).isEqualTo("5 notes");
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
    robot.release(KeyCode.N, KeyCode.SHIFT, KeyCode.CONTROL);
    assertThat(stage.getScene().lookup(".notes").isVisible()).isTrue();

    robot.clickOn(stage.getScene().lookup(".notes .button"));
    String copied =
        WaitForAsyncUtils.waitForAsyncFx(
            5_000, () -> Clipboard.getSystemClipboard().getString());
    assertThat(copied.lines()).hasSizeGreaterThan(6);
    robot.type(KeyCode.ESCAPE);
    assertThat(stage.getScene().lookup(".notes").isVisible()).isFalse();
  }

  @Test
  void looksWell() throws Exception {
    openOddLogs();
    for (Screens.Look look : Screens.LOOKS) {
      Parent[] made = new Parent[1];
      WaitForAsyncUtils.waitForAsyncFx(
          10_000,
          () -> {
            made[0] = Screens.aside(wiring, MainController.class, look, 900, 600);
            ((ToggleButton) made[0].lookup("#notesButton")).setSelected(true);
            made[0].layout();
          });
      Screens.picture(made[0], "notes-" + look);
    }
  }

  private void openOddLogs() throws Exception {
    List<String> lines = Files.readAllLines(ARTICLE);
    String all = String.join("\n", lines) + "\n";
    Path log = Files.writeString(folder.resolve("error.log"), all);
    Path again = Files.writeString(folder.resolve("error.log.1"), all);
    byte[] packed = packed(lines.getFirst().replace("02:36", "03:36") + "\n", 3000);
    Path half =
        Files.write(folder.resolve("half.log.gz"), Arrays.copyOf(packed, packed.length / 2));
    Path doubtful =
        Files.writeString(
            folder.resolve("doubtful.log"),
            (lines.get(1).replace("2023", "2022") + "\nHello, this is no log line.\n").repeat(3));
    Path bytes = folder.resolve("bytes.log");
    byte[] odd = (lines.get(2).replace("2023", "2021") + ", host: \"x\"\n").getBytes(StandardCharsets.ISO_8859_1);
    odd[odd.length - 3] = (byte) 0xff;
    Files.write(bytes, odd);
    Screens.open(wiring, log, again, half, doubtful, bytes, folder.resolve("gone.log"));
  }

  private static byte[] packed(String line, int times) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < times; i++) {
        out.write(line.replace("13721", Integer.toString(i * 7919)).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private List<Note> notes(Locale locale, List<FileNews> news) {
    FailureLog log = wiring.session().viewProperty().get().report().log();
    return words(locale).of(log, ReadingOptions.DEFAULT, true, news, null);
  }

  private static NoteWords words(Locale locale) {
    return new NoteWords(new Wording(ErrorCatalog.bundled(), locale), new Texts(locale));
  }

  private static List<String> said(List<Note> notes) {
    String text = words(Locale.ENGLISH).plain(notes);
    return text.lines().collect(Collectors.toList());
  }
}
