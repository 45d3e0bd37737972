package org.handshakedoctor.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.Samples;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlReportTest {
  private static final Set<String> TAGS =
      Set.of(
          "html", "head", "meta", "title", "style", "body", "header", "section", "footer", "h1",
          "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "div", "data", "strong", "b",
          "small", "br", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "details",
          "summary", "article", "span", "time", "svg", "desc", "defs", "pattern", "rect", "path",
          "circle", "g", "text");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "lang",
          "charset",
          "http-equiv",
          "content",
          "name",
          "class",
          "id",
          "value",
          "scope",
          "data-entry",
          "datetime",
          "viewBox",
          "role",
          "aria-labelledby",
          "aria-hidden",
          "width",
          "height",
          "x",
          "y",
          "cx",
          "cy",
          "r",
          "d",
          "text-anchor",
          "patternUnits");

  static Stream<Locale> languages() {
    return Stream.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void isWellFormedAndNeedsNothingButItself(Locale language) throws Exception {
    Document page = parse(sample("nginx-error.log"), language, false);

    nothingForeign(page);
    Element policy = page.expectFirst("meta[http-equiv=Content-Security-Policy]");
    String style = page.expectFirst("style").data();
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    assertThat(policy.attr("content"))
        .contains("default-src 'none'")
        .contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'")
        .doesNotContain("unsafe");
    assertThat(style)
        .contains("prefers-color-scheme: dark", "@media print")
        .doesNotContain("@import", "http", "</");
    assertThat(page.expectFirst("html").attr("lang"))
        .isEqualTo(language.equals(Locale.ENGLISH) ? "en" : "zh-Hans");
    assertThat(page.select("h2").eachText()).hasSize(7).doesNotHaveDuplicates();
    assertThat(page.select("svg pattern")).isNotEmpty();
    assertThat(page.select("time").attr("datetime")).isEqualTo("2026-11-24T08:30");
    assertThat(page.select("footer").text()).contains("Handshake Doctor 1.2.3");
  }

  /// Everything a reader can count is what the JSON says.
  @ParameterizedTest
  @MethodSource("languages")
  void saysTheNumbersOfTheJson(Locale language) {
    ReportSample sample = sample("nginx-error.log");
    Document page = parse(sample, language, true);
    JsonNode json = JsonMapper.shared().readTree(sample.written(ReportFormat.JSON, language, true));

    assertThat(page.select("#failures").attr("value"))
        .isEqualTo(json.at("/totals/failures").asString());
    assertThat(page.select("#addresses").attr("value"))
        .isEqualTo(json.at("/totals/clients").asString());
    assertThat(page.select("#lines").attr("value")).isEqualTo(json.at("/totals/lines").asString());
    assertThat(page.select("h1").text()).isEqualTo(json.at("/diagnosis/headline").asString());
    List<Element> causes = page.select("#causes tbody tr");
    assertThat(causes).hasSize(json.get("reasons").size());
    for (int i = 0; i < causes.size(); i++) {
      JsonNode reason = json.get("reasons").get(i);
      Element row = causes.get(i);
      assertThat(row.attr("data-entry")).isEqualTo(reason.get("entry").asString());
      assertThat(digits(row.child(2))).isEqualTo(reason.get("failures").asString());
      assertThat(digits(row.child(3))).isEqualTo(reason.get("clients").asString());
      assertThat(row.child(4).text()).isEqualTo(time(reason.get("first")));
      assertThat(row.child(5).text()).isEqualTo(time(reason.get("last")));
    }
    List<Element> clients = page.select("#clients tbody tr");
    assertThat(clients).hasSize(Math.min(50, json.get("clients").size()));
    for (int i = 0; i < clients.size(); i++) {
      JsonNode client = json.get("clients").get(i);
      assertThat(clients.get(i).child(0).text()).isEqualTo(client.get("address").asString());
      assertThat(digits(clients.get(i).child(1))).isEqualTo(client.get("failures").asString());
    }
    List<Element> steps = page.select("details tbody tr");
    List<JsonNode> buckets =
        json.at("/timeline/buckets")
            .valueStream()
            .filter(one -> one.get("total").asInt() > 0)
            .toList();
    assertThat(steps).hasSize(buckets.size());
    for (int i = 0; i < steps.size(); i++) {
      assertThat(steps.get(i).child(0).text()).isEqualTo(time(buckets.get(i).get("start")));
      assertThat(digits(steps.get(i).child(1))).isEqualTo(buckets.get(i).get("total").asString());
    }
    List<Element> sources = page.select("#sources tbody tr");
    assertThat(digits(sources.getFirst().child(2)))
        .isEqualTo(json.at("/sources/0/lines").asString());
    assertThat(page.select("section").get(1).select("ol > li"))
        .hasSize(json.at("/diagnosis/actions").size());
  }

  @Test
  void aLogWithoutFailuresHasAReportToo() {
    Document page =
        parse(
            ReportSample.of(ReportSample.line(0, "notice", "nginx/1.24.0")), Locale.ENGLISH, false);

    assertThat(page.select("h1").text()).isEqualTo("No TLS failures in one line.");
    assertThat(page.select("svg, #causes, #clients")).isEmpty();
    nothingForeign(page);
  }

  /// Lines with anything a visitor can write, and more: nothing of it becomes markup, nothing of it
  /// stays invisible. The parser sees every element and attribute that a browser would see.
  @Test
  void nothingFromTheLogBecomesMarkup() {
    Random random = new Random(20_261_123);
    for (int round = 0; round < 60; round++) {
      StringBuilder log = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        log.append(
            ReportSample.line(
                i,
                "error",
                "SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::%s) while SSL handshaking to upstream, client: 203.0.113.%d, server: %s, request: \"GET %s HTTP/1.1\", upstream: \"https://%s/\", host: \"%s\""
                    .formatted(
                        hostile(random),
                        i,
                        hostile(random),
                        hostile(random),
                        hostile(random),
                        hostile(random))));
      }
      Document page =
          parse(
              ReportSample.named(hostile(random), log.toString()),
              round % 2 == 0 ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE,
              round % 3 == 0);
      nothingForeign(page);
    }
  }

  @Test
  void whatCannotBeSeenIsMadeVisible() {
    String html =
        ReportSample.of(
                ReportSample.failure(0, "203.0.113.7", "<script>alert(1)</script>\u001b[31m\u202e"))
            .written(ReportFormat.HTML, Locale.ENGLISH, false);

    assertThat(html)
        .doesNotContain("\u001b", "\u202e", "<script")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;\\x1B[31m&lt;U+202E&gt;");
  }

  @Test
  void masksAddressesEverywhere() {
    ReportSample sample =
        ReportSample.named(
            "203.0.113.7.log",
            ReportSample.failure(0, "203.0.113.7", "bad key share")
                + ReportSample.failure(1, "203.0.113.7", "seen from 203.0.113.7")
                + ReportSample.failure(2, "2001:db8:12:34::7", "bad key share"));
    for (ReportFormat format : ReportFormat.values()) {
      assertThat(sample.written(format, Locale.ENGLISH, false)).contains("203.0.113.7");
      assertThat(sample.written(format, Locale.ENGLISH, true))
          .doesNotContain("203.0.113.7", "2001:db8:12:34")
          .contains("203.0.113.x #1", "2001:db8:12::x #1");
    }
  }

  private static ReportSample sample(String name) {
    return ReportSample.named(name, Samples.text(name));
  }

  private static Document parse(ReportSample sample, Locale language, boolean masked) {
    String html = sample.written(ReportFormat.HTML, language, masked);
    Parser parser = Parser.htmlParser().setTrackErrors(20);
    Document page = Jsoup.parse(html, "", parser);
    assertThat(parser.getErrors()).isEmpty();
    return page;
  }

  private static void nothingForeign(Document page) {
    Set<String> tags =
        page.getAllElements().stream()
            .map(Element::tagName)
            .filter(tag -> !tag.equals("#root"))
            .collect(Collectors.toSet());
    assertThat(TAGS).containsAll(tags);
    Set<String> attributes =
        page.getAllElements().stream()
            .flatMap(one -> one.attributes().asList().stream())
            .map(Attribute::getKey)
            .collect(Collectors.toSet());
    assertThat(ATTRIBUTES).containsAll(attributes);
    assertThat(page.wholeText().codePoints().filter(c -> c != '\n'))
        .allMatch(c -> Character.getType(c) != Character.CONTROL)
        .allMatch(c -> Character.getType(c) != Character.FORMAT);
  }

  private static String hostile(Random random) {
    String[] parts = {
      "<script>",
      "</title>",
      "</style>",
      "-->",
      "<!--",
      "\"",
      "'",
      "&",
      "&amp;",
      "&#60;",
      "<img src=x onerror=alert(1)>",
      "]]>",
      "<svg/onload=1>",
      "\u0000",
      "\u0007",
      "\u001b[2J",
      "\u202e",
      "\u2066",
      "\u200b",
      "\ufeff",
      "\u0085",
      "\u2028",
      "javascript:",
      "</pre>",
      "</code>",
      "`",
      "=1+1",
      "\ud800",
      "é",
      "漢",
      "a",
      " ",
      "203.0.113.9",
      "style=",
      "</html>",
      "<base href=//x>",
      "{",
      "}",
      "\\",
      "%0A",
      "\t",
      "\u007f"
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 9); i > 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }

  private static String digits(Element cell) {
    return cell.text().replaceAll("[^0-9]", "");
  }

  private static String time(JsonNode time) {
    return time.isNull() ? "–" : time.asString().replace('T', ' ');
  }
}
