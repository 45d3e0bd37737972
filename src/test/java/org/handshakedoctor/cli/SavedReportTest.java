package org.handshakedoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `analyze` with `--html`, `--csv` and `--mask`.
class SavedReportTest {
  private static final String ARTICLE = "src/test/resources/samples/article.log";

  @TempDir private Path folder;

  @Test
  void savesAPageWithTheNumbersOfTheJson() throws Exception {
    Path page = folder.resolve("report.html");

    CommandLineRun run =
        CommandLineRun.of("analyze", ARTICLE, "--html", page.toString(), "--lang", "en");

    assertThat(run.status()).isZero();
    assertThat(run.out().strip()).isEqualTo("Saved: " + page);
    assertThat(Jsoup.parse(page).select("#failures").attr("value"))
        .isEqualTo(
            CommandLineRun.of("analyze", ARTICLE, "--json")
                .json()
                .at("/totals/failures")
                .asString());
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(page);
    }
  }

  @Test
  void standardOutputTakesAPageOrATable() {
    assertThat(CommandLineRun.of("analyze", ARTICLE, "--html", "-").out())
        .startsWith("<!doctype html>")
        .endsWith("</html>\n");
    assertThat(CommandLineRun.of("analyze", ARTICLE, "--csv", "-").out())
        .startsWith("address,failures,");
  }

  @Test
  void masksTheTextToo() {
    String plain = CommandLineRun.of("analyze", ARTICLE, "--lang", "en").out();
    String masked = CommandLineRun.of("analyze", ARTICLE, "--lang", "en", "--mask").out();

    assertThat(plain).contains("184.105.247.194");
    assertThat(masked).contains("184.105.247.x #1").doesNotContain("184.105.247.194");
  }

  @Test
  void saysBeforeItReadsWhatCannotBeWritten() throws Exception {
    Path log = Files.copy(Path.of(ARTICLE), folder.resolve("error.log"));
    byte[] before = Files.readAllBytes(log);

    assertRefused(log, folder.resolve("missing/report.html").toString(), "There is no folder for");
    assertRefused(log, folder.toString(), "is a folder; name a file in it");
    assertRefused(log, log.toString(), "is the log itself; name another file");
    assertThat(Files.readAllBytes(log)).isEqualTo(before);
  }

  @Test
  void oneFormAtATime() {
    assertThat(CommandLineRun.of("analyze", ARTICLE, "--json", "--html", "-").status())
        .isEqualTo(2);
    assertThat(CommandLineRun.of("analyze", ARTICLE, "--csv", "-", "--html", "-").status())
        .isEqualTo(2);
  }

  private static void assertRefused(Path log, String file, String why) {
    CommandLineRun run = CommandLineRun.of("analyze", log.toString(), "--html", file);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(why);
    assertThat(run.out()).isEmpty();
  }
}
