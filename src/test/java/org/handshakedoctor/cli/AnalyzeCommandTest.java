package org.handshakedoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.handshakedoctor.core.networks.mmdb.MmdbFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AnalyzeCommandTest {
  private static final String ARTICLE = "src/test/resources/samples/article.log";
  private static final String NGINX = "src/test/resources/samples/nginx-error.log";

  @Test
  void theArticleIsNothingToDo() {
    JsonNode report = CommandLineRun.of("analyze", ARTICLE, "--json", "--lang", "en").json();

    assertThat(report.at("/totals/failures").asInt()).isEqualTo(7);
    assertThat(report.at("/totals/clients").asInt()).isEqualTo(6);
    assertThat(report.at("/diagnosis/verdict").asString()).isEqualTo("nothing to do");
    JsonNode repeat = report.at("/clients/0");
    assertThat(repeat.get("address").asString()).isEqualTo("165.227.76.114");
    assertThat(repeat.get("failures").asInt()).isEqualTo(2);
    assertThat(report.get("clients").valueStream().skip(1))
        .allMatch(client -> client.get("failures").asInt() == 1);
    assertThat(report.get("diagnosis").get("evidence").toString())
        .contains("OpenSSL 1.1.1", "older than 1.23.1", "deny would not stop", "firewall");
  }

  @Test
  void saysWhyKnownScannersComeAndWhereToBeLeftOut() {
    CommandLineRun english = CommandLineRun.of("analyze", ARTICLE, "--lang", "en");
    CommandLineRun chinese = CommandLineRun.of("analyze", ARTICLE, "--lang", "zh");

    assertThat(english.out())
        .contains(
            "Driftnet Ltd (internet-measurement.com): tries every address on the Internet",
            "to be left out: https://internet-measurement.com/",
            "The Shadowserver Foundation: scans the whole Internet without profit",
            "more: https://www.shadowserver.org/")
        .containsOnlyOnce("The Shadowserver Foundation: ");
    assertThat(chinese.out()).contains("如何要求不再被扫描：https://internet-measurement.com/");
  }

  @Test
  void aDatabaseAddsCountryAndNetwork(@TempDir Path folder) throws Exception {
    Path countries =
        new MmdbFile("GeoLite2-Country", 6)
            .with("165.227.64.0/18", Map.of("country", Map.of("iso_code", "US")))
            .with("212.102.0.0/16", Map.of("country", Map.of("iso_code", "GB")))
            .write(folder.resolve("country.mmdb"));
    Path networks =
        new MmdbFile("GeoLite2-ASN", 6)
            .with(
                "198.18.0.0/15",
                Map.of("autonomous_system_number", 7, "autonomous_system_organization", "none"))
            .with(
                "44.0.0.0/8",
                Map.of(
                    "autonomous_system_number",
                    64500,
                    "autonomous_system_organization",
                    "Ham \"x\""))
            .write(folder.resolve("asn.mmdb"));
    Path log = folder.resolve("error.log");
    Files.writeString(
        log, Files.readString(Path.of(ARTICLE)).replace("43.131.37.227", "44.131.37.227"));

    JsonNode report =
        CommandLineRun.of(
                "analyze",
                log.toString(),
                "--json",
                "--mmdb",
                countries.toString(),
                "--mmdb",
                networks.toString())
            .json();
    CommandLineRun text =
        CommandLineRun.of("analyze", log.toString(), "--lang", "en", "--mmdb", networks.toString());

    JsonNode digitalOcean = report.at("/clients/0");
    assertThat(digitalOcean.get("operator").asString()).isEqualTo("DigitalOcean");
    assertThat(digitalOcean.get("country").asString()).isEqualTo("US");
    assertThat(digitalOcean.get("asn").isNull()).isTrue();
    JsonNode ham =
        report
            .get("clients")
            .valueStream()
            .filter(client -> client.get("address").asString().equals("44.131.37.227"))
            .findFirst()
            .orElseThrow();
    assertThat(ham.get("operator").isNull()).isTrue();
    assertThat(ham.get("country").isNull()).isTrue();
    assertThat(ham.get("asn").asLong()).isEqualTo(64500);
    assertThat(ham.get("asnName").asString()).isEqualTo("Ham \"x\"");
    assertThat(text.out()).containsPattern("44\\.131\\.37\\.227 +AS64500 Ham \"x\"");
    assertThat(
            CommandLineRun.of("analyze", log.toString(), "--json")
                .json()
                .at("/clients/0")
                .has("asn"))
        .isFalse();
  }

  @Test
  void aDatabaseThatIsNoneIsAWrongArgument() {
    CommandLineRun run = CommandLineRun.of("analyze", ARTICLE, "--lang", "en", "--mmdb", ARTICLE);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith(ARTICLE + ": this is no database in MaxMind's format");
  }

  @Test
  void everyKeyOfTheContractIsThere() {
    JsonNode report = CommandLineRun.of("analyze", NGINX, "--json").json();

    keys(report, "sources", "period", "totals", "diagnosis", "reasons", "clients", "timeline");
    keys(
        report.at("/sources/0"),
        "path",
        "format",
        "bytes",
        "lines",
        "failures",
        "unread",
        "problem");
    keys(report.get("period"), "first", "last", "zone");
    keys(report.get("totals"), "lines", "failures", "clients", "visitors");
    keys(report.get("diagnosis"), "verdict", "headline", "evidence", "actions");
    keys(report.at("/diagnosis/evidence/0"), "id", "text");
    keys(report.at("/diagnosis/actions/0"), "text", "snippet");
    keys(
        report.at("/reasons/0"),
        "entry",
        "reason",
        "operation",
        "leg",
        "fault",
        "failures",
        "clients",
        "first",
        "last",
        "fits");
    keys(
        report.at("/clients/0"),
        "address",
        "failures",
        "first",
        "last",
        "reasons",
        "operator",
        "kind",
        "blockable",
        "why");
    keys(report.get("timeline"), "bucketSeconds", "buckets");
    keys(report.at("/timeline/buckets/0"), "start", "total", "byFault");
  }

  @Test
  void theSumsAgree() {
    JsonNode report = CommandLineRun.of("analyze", NGINX, "--json").json();

    int failures = report.at("/totals/failures").asInt();
    assertThat(report.at("/sources/0/failures").asInt()).isEqualTo(failures);
    assertThat(sum(report.get("reasons"), "failures")).isEqualTo(failures);
    assertThat(sum(report.at("/timeline/buckets"), "total")).isEqualTo(failures);
    assertThat(report.get("clients").size()).isEqualTo(report.at("/totals/clients").asInt());
  }

  @Test
  void sinceAndUntilCutTheTime() {
    JsonNode report =
        CommandLineRun.of(
                "analyze",
                ARTICLE,
                "--json",
                "--since",
                "2023-12-27T05:56:54",
                "--until",
                "2023-12-27T06:49:57")
            .json();

    assertThat(report.at("/totals/failures").asInt()).isEqualTo(3);
    assertThat(report.at("/period/first").asString()).isEqualTo("2023-12-27T05:56:54");
    assertThat(report.at("/period/last").asString()).isEqualTo("2023-12-27T06:27:04");
  }

  @Test
  void theTextBeginsWithTheVerdict() {
    assertThat(CommandLineRun.of("analyze", ARTICLE, "--lang", "en").out())
        .startsWith("Nothing to do (sure)\nNothing is wrong with your server.")
        .contains("165.227.76.114");
    assertThat(CommandLineRun.of("analyze", ARTICLE, "--lang", "zh").out()).startsWith("无需处理（确定）");
  }

  @Test
  void theCauseThatFitsIsNamed() {
    assertThat(CommandLineRun.of("analyze", ARTICLE, "--lang", "en").out())
        .contains("Fits cause 1: A fingerprint scan", "(5 of 6 visits left a single line.)");
    assertThat(CommandLineRun.of("analyze", ARTICLE, "--lang", "zh").out()).contains("符合原因 1：指纹扫描");
    JsonNode fits = CommandLineRun.of("analyze", ARTICLE, "--json").json().at("/reasons/0/fits");
    keys(fits, "cause", "text", "because");
    assertThat(fits.get("cause").asInt()).isEqualTo(1);
  }

  @Test
  void whereTheLogCannotTellNoCauseIsNamed(@TempDir Path folder) throws Exception {
    Path one = folder.resolve("error.log");
    Files.writeString(one, Files.readAllLines(Path.of(ARTICLE)).getFirst() + "\n");

    assertThat(CommandLineRun.of("analyze", one.toString(), "--lang", "en").out())
        .doesNotContain("Fits cause");
    JsonNode report = CommandLineRun.of("analyze", one.toString(), "--json").json();
    assertThat(report.at("/reasons/0/fits").isNull()).isTrue();
  }

  @Test
  void oneBadFileDoesNotStopTheOthers(@TempDir Path folder) throws Exception {
    Path picture = folder.resolve("picture.png");
    Files.write(picture, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 13, '\n', 0, 1});

    CommandLineRun run =
        CommandLineRun.of(
            "analyze",
            folder.resolve("missing.log").toString(),
            picture.toString(),
            ARTICLE,
            "--json",
            "--lang",
            "en");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.json().at("/totals/failures").asInt()).isEqualTo(7);
    assertThat(run.json().get("sources").valueStream().map(one -> one.get("problem").asString("")))
        .containsExactly("not-found", "binary", "");
    assertThat(run.err())
        .contains("missing.log: There is no such file", "picture.png: This is not");
  }

  @Test
  void aLogWithoutFailuresSaysWhyThatMayBe(@TempDir Path folder) throws Exception {
    Path quiet = folder.resolve("error.log");
    Files.writeString(quiet, "2024/01/02 03:04:05 [notice] 1#1: nginx/1.24.0\n");

    CommandLineRun run = CommandLineRun.of("analyze", quiet.toString(), "--lang", "en");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("No TLS failures in one line.", "error_log /var/log/nginx/error.log info;");
  }

  @Test
  void aFileNameCannotCommandTheTerminal(@TempDir Path folder) throws Exception {
    Path evil = folder.resolve("a\u001b[31mb.log");
    Files.writeString(evil, "");

    CommandLineRun run = CommandLineRun.of("analyze", evil.toString(), "--lang", "en");

    assertThat(run.out() + run.err()).doesNotContain("\u001b").contains("a\\x1B[31mb.log");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "analyze",
        "failures",
        "analyze x --since yesterday",
        "nonsense",
        "analyze x --lang fr",
        "analyze x --zone Mars/Olympus",
        "failures x --format klingon"
      })
  void wrongArgumentsEndWithTwo(String line) {
    CommandLineRun run = CommandLineRun.of(line.split(" ", -1));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).isNotBlank();
    assertThat(run.out()).isEmpty();
  }

  @Test
  void wrongZonesAndFormatsAreToldWithRightOnes() {
    assertThat(CommandLineRun.of("analyze", "x", "--zone", "CEST").err())
        .startsWith(
            "Invalid value for option '--zone': 'CEST' is no time zone such as Europe/Berlin, UTC"
                + " or +01:00");
    assertThat(CommandLineRun.of("rules", "x", "--format", "klingon").err())
        .contains("'klingon' is no format; those are nginx, access, apache,");
  }

  @Test
  void theZoneIsSaidAndSinceIsOnItsClock(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("site.log");
    Files.copy(Path.of("src/test/resources/samples/article.log"), log);
    CommandLineRun run =
        CommandLineRun.of("analyze", log.toString(), "--lang", "en", "--zone", "Europe/Berlin");

    assertThat(run.out())
        .contains("site.log: nginx error log, 7 lines")
        .contains("Failures from 2023-12-27 02:36:21 to", "(clock: Europe/Berlin)");
    assertThat(
            CommandLineRun.of("analyze", log.toString(), "--json", "--zone", "+01:00")
                .json()
                .at("/period/zone")
                .asString())
        .isEqualTo("+01:00");
    assertThat(CommandLineRun.of("analyze", ARTICLE, "--lang", "en").out())
        .contains("(times as in the log, which names no time zone)");
  }

  @Test
  void theTextSaysWhoGotInWhatIsMixedAndWhatIsARepeat(@TempDir Path folder) throws Exception {
    String access = "192.0.2.%d - - [27/Dec/2023:02:00:00 +0100] \"GET / HTTP/1.1\" 200 612\n";
    String article = Files.readString(Path.of(ARTICLE));
    Path mixed = folder.resolve("docker.log");
    Files.writeString(
        mixed, article + access.formatted(1) + access.formatted(2) + access.formatted(1));
    Path copy = folder.resolve("docker.log.1");
    Files.copy(mixed, copy);

    String out = CommandLineRun.of("analyze", folder.toString(), "--lang", "en").out();

    assertThat(out)
        .contains("nginx error log (7 lines), web server access log (3 lines)")
        .contains("Not read: all its lines stand in")
        .contains("2 visitors got in, by the access log")
        .doesNotContain("only an access log can tell");
  }

  private static void keys(JsonNode object, String... keys) {
    assertThat(object.propertyNames()).contains(keys);
  }

  private static int sum(JsonNode array, String key) {
    return array.valueStream().mapToInt(one -> one.get(key).asInt()).sum();
  }
}
