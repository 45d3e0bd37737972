package org.handshakedoctor.ui.overview;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of the whole page for every kind of log, to be looked at.
@ExtendWith(ApplicationExtension.class)
class OverviewLooksTest {
  private static final Path RICH = Screens.SAMPLES.resolve("nginx-error.log");
  private static final Path ARTICLE = Screens.SAMPLES.resolve("article.log");
  private static final Screens.Look LOOK = Screens.LOOKS.getFirst();

  private static final Path FORGED = Screens.SAMPLES.resolve("nginx-forged.log");
  private static final String UNSUPPORTED =
      "SSL_do_handshake() failed (SSL: error:0A000102:SSL routines::unsupported protocol)";

  private final Wiring wiring = Screens.wiring();
  private final AnalysisSession session = wiring.session();

  @Test
  void looksRightEverywhere(FxRobot robot, @TempDir Path folder) throws Exception {
    Path clean =
        Files.writeString(
            folder.resolve("clean.log"),
            "2026/11/23 10:54:32 [notice] 17196#17196: nginx/1.22.1\n".repeat(30));
    Path awkward = awkward(folder.resolve("awkward.log"));
    Path million = million(folder.resolve("million.log"));
    for (Path log : List.of(clean, ARTICLE, RICH, FORGED, awkward, million)) {
      Screens.open(wiring, log);
      String name = log.getFileName().toString().replaceAll("nginx-error|nginx-|\\.log", "");
      pictures(name.isEmpty() ? "rich" : name, robot);
    }
    robot.interact(session::close);
    pictures("empty", robot);
  }

  /// All of it, in every look and width.
  private void pictures(String what, FxRobot robot) throws Exception {
    for (Screens.Look look : Screens.LOOKS) {
      for (int width : look.equals(LOOK) ? new int[] {760, 560, 990, 1400} : new int[] {760, 560}) {
        Parent all = aside(look, width, session.viewProperty().get() == null ? 300 : 1600);
        if (width == 760) {
          ToggleButton why = (ToggleButton) all.lookup("#whyPlace .unfold");
          robot.interact(() -> why.setSelected(true));
        }
        Screens.picture(all, "overview-%s-%d-%s".formatted(what, width, look));
      }
    }
  }

  private static Path million(Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < 1_000_000; i++) {
        int time = i / 20;
        String when =
            "2026/01/%02d %02d:%02d:%02d"
                .formatted(5 + time / 86_400, time / 3600 % 24, time / 60 % 60, time % 60);
        String client = "198.%d.%d.%d".formatted(18 + i % 2, i / 7 % 256, i / 1792 % 256);
        String line = line(when, client);
        out.write(
            i % 3 == 0
                ? line.replace("peer closed connection in SSL handshake", UNSUPPORTED)
                : line);
      }
    }
    return file;
  }

  /// Long addresses, many failures from one of them, long texts of the log's own.
  private static Path awkward(Path file) throws IOException {
    String visitor =
        "2026/02/28 23:59:59 [crit] 1#1: *1 SSL_do_handshake() failed (SSL: error:0A00006C:SSL"
            + " routines::bad key share) while SSL handshaking, client:"
            + " 2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff, server: [::]:443\n";
    String local =
        "2026/03/01 00:00:01 [emerg] 1#1: cannot load certificate \"/etc/letsencrypt/live/"
            + "a-very-long-name-of-a-site.example.org/with/many/folders/fullchain.pem\":"
            + " BIO_new_file() failed (SSL: error:80000002:system library::No such file or"
            + " directory:calling fopen(/etc/letsencrypt/live/x.pem, r) error:10000080:BIO"
            + " routines::no such file)\n";
    return Files.writeString(file, visitor.repeat(123_456) + local.repeat(3));
  }

  private static String line(String time, String client) {
    return "%s [info] 1#1: *1 peer closed connection in SSL handshake while SSL handshaking, client: %s, server: 0.0.0.0:443\n"
        .formatted(time, client);
  }

  private Parent aside(Screens.Look look, double width, double height) {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000, () -> Screens.aside(wiring, OverviewController.class, look, width, height));
  }
}
