package org.handshakedoctor.core.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonFieldsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"a\":\"b\"} | b",
        "{ \"x\" : [1, {\"a\":\"no\"}], \"a\" : \"b\" } | b",
        "{\"a\":\"\"} |",
        "{\"a\":\"1\\\"2\\\\3\\/4\"} | 1\"2\\3/4",
        "{\"a\":\"caf\\u00e9 \\u2028 \\ud83d\\ude00!\"} | café \u2028 😀!",
        "{\"a\":\"\\ud83d!\\ude00\"} | \uFFFD!\uFFFD",
        "{\"a\":\"\\ud83d\\u0041\"} | \uFFFDA",
        "{\"a\":\"1\\x16\\x03\\x5C\"} | 1\u0016\u0003\\",
        "{\"a\":\"first\",\"a\":\"second\"} | first",
        "{\"A\":\"no\",\"aa\":\"no\",\"a\":\"b\"} | b",
        "{\"b\":1,\"c\":true,\"d\":null,\"e\":false,\"f\":-1.5e+3,\"g\":{},\"h\":[],\"a\":\"b\"} | b",
      })
  void aTextIsFoundAndItsEscapesAreUndone(String json, @Nullable String text) {
    assertThat(fields(json).string("a")).isEqualTo(text == null ? "" : text);
  }

  @Test
  void controlCharactersComeBackAsBytes() {
    JsonText text = fields("{\"a\":\"\\b\\f\\n\\r\\t\\u0000\\u007f\"}").text("a");

    assertThat(bytes(text)).containsExactly(8, 12, 10, 13, 9, 0, 127);
  }

  @Test
  void bytesThatAreNoTextStay() {
    byte[] line = "{\"a\":\"\u00ff\u0080\\n\"}".getBytes(ISO_8859_1);

    assertThat(bytes(Objects.requireNonNull(JsonFields.of(line, 0, line.length)).text("a")))
        .containsExactly(0xFF, 0x80, 10);
  }

  @Test
  void aTextWithoutEscapesIsNotCopied() {
    byte[] line = "{\"a\":\"b\"}".getBytes(UTF_8);
    JsonFields fields = Objects.requireNonNull(JsonFields.of(line, 0, line.length));

    assertThat(Objects.requireNonNull(fields.text("a")).buffer()).isSameAs(line);
  }

  @Test
  void whatIsNoTextIsNone() {
    JsonFields fields = fields("{\"n\":1,\"o\":{\"a\":\"b\"},\"l\":[\"x\"],\"t\":true,\"z\":null}");

    for (String name : List.of("n", "o", "l", "t", "z", "missing", "")) {
      assertThat(fields.text(name)).as(name).isNull();
    }
    assertThat(fields.has("z")).isTrue();
    assertThat(fields.has("missing")).isFalse();
    assertThat(Objects.requireNonNull(fields.object("o")).string("a")).isEqualTo("b");
    assertThat(fields.object("l")).isNull();
    assertThat(fields.object("missing")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "200, 200",
    "\"200\", 200",
    "-1.5e3, -1500",
    "1703644581.1276934, 1703644581.1276934",
    "0, 0",
    "\"000\", NaN",
    "\"\", NaN",
    "\"1 \", NaN",
    "\"x\", NaN",
    "true, NaN",
    "[1], NaN",
    "1234567890123456789012345678901234567890, NaN",
  })
  void numbers(String value, double number) {
    assertThat(fields("{\"a\":" + value + "}").number("a")).isEqualTo(Double.valueOf(number));
  }

  @Test
  void bytesInAnArray() {
    JsonFields fields =
        fields("{\"a\":[72, 105,255,0],\"b\":[],\"c\":[256],\"d\":[-1],\"e\":[[1]],\"f\":\"x\"}");

    assertThat(bytes(fields.byteArray("a"))).containsExactly(72, 105, 255, 0);
    assertThat(bytes(fields.byteArray("b"))).isEmpty();
    for (String name : List.of("c", "d", "e", "f", "missing")) {
      assertThat(fields.byteArray(name)).as(name).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"ts\":1703644581.123} | 1703644581",
        "{\"time\":\"2023-12-27T02:36:21Z\"} | 1703644581",
        "{\"time\":\"27/Dec/2023:02:36:21 +0000\"} | 1703644581",
        "{\"time\":\"1703644581123456\"} | 1703644581",
        "{\"time\":\"soon\",\"ts\":1703644581} | 1703644581",
        "{\"time\":{}} |",
        "{} |",
      })
  void times(String json, @Nullable Integer seconds) {
    LoggedTime time = fields(json).time(List.of("time", "ts"));

    assertThat(time == null ? null : time.seconds()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "\"a\"",
        " {}",
        "{}x",
        "{}{}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":1 \"b\":2}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":-}",
        "{\"a\":1e}",
        "{\"a\":tru}",
        "{\"a\":NaN}",
        "{\"a\":[1,]}",
        "{\"a\":[1}",
        "{\"a\":\"x}",
        "{\"a\":\"\\\"}",
        "{\"a\":\"\\q\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\x1\"}",
        "{\"a\":\"tab\there\"}",
        "{\"a\":1} // no",
      })
  void whatIsNoObjectIsRefused(String line) {
    byte[] bytes = line.getBytes(UTF_8);

    assertThat(JsonFields.of(bytes, 0, bytes.length)).isNull();
  }

  @Test
  void whatNestsTooDeepIsRefused() {
    assertThat(nested(30)).isNotNull();
    assertThat(nested(40)).isNull();
    assertThat(nested(1_000_000)).isNull();
  }

  @Test
  void manyFieldsAreFound() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 1000; i++) {
      json.append("\"f").append(i).append("\":").append(i).append(',');
    }

    assertThat(fields(json + "\"a\":\"b\"}").number("f999")).isEqualTo(999);
  }

  /// Jackson is the slow twin: what it refuses is refused, and what both read is the same.
  @Test
  void readsAsJacksonDoes() {
    Random random = new Random(5);
    String letters = "{}[]\":,\\nutbax0123456789-.eE +é\u0001";
    String seed = "{\"a\":\"b\\u0041\\n\",\"n\":-1.5e3,\"o\":{\"p\":[1,true,null]},\"l\":[]}";
    int read = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder json = new StringBuilder(seed);
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = random.nextInt(json.length());
        switch (random.nextInt(3)) {
          case 0 -> json.deleteCharAt(at);
          case 1 -> json.insert(at, letters.charAt(random.nextInt(letters.length())));
          default -> json.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
        }
      }
      byte[] bytes = json.toString().getBytes(UTF_8);
      JsonFields fields = JsonFields.of(bytes, 0, bytes.length);
      // A line begins with its object, and only nginx writes \x.
      if (json.charAt(0) == '{' && json.indexOf("\\x") < 0) {
        JsonNode twin = jackson(json.toString());
        assertThat(fields != null).as(json.toString()).isEqualTo(twin != null);
        if (fields != null && twin != null && isOnce(json, "\"a\"")) {
          assertThat(fields.string("a"))
              .as(json.toString())
              .isEqualTo(twin.path("a").isString() ? twin.path("a").asString() : null);
          read++;
        }
      }
    }
    assertThat(read).isGreaterThan(5_000);
  }

  /// Of a name that stands twice, Jackson takes the last.
  private static boolean isOnce(StringBuilder json, String name) {
    return json.indexOf(name) == json.lastIndexOf(name);
  }

  private static @Nullable JsonNode jackson(String json) {
    try {
      JsonNode node =
          JsonMapper.builder()
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build()
              .readTree(json);
      return node.isObject() ? node : null;
    } catch (JacksonException _) {
      return null;
    }
  }

  private static @Nullable JsonFields nested(int depth) {
    byte[] bytes = ("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}").getBytes(UTF_8);
    return JsonFields.of(bytes, 0, bytes.length);
  }

  private static JsonFields fields(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return Objects.requireNonNull(JsonFields.of(bytes, 0, bytes.length), json);
  }

  private static int[] bytes(@Nullable JsonText text) {
    JsonText found = Objects.requireNonNull(text);
    byte[] bytes = Arrays.copyOfRange(found.buffer(), found.start(), found.end());
    int[] values = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = bytes[i] & 0xFF;
    }
    return values;
  }
}
