package org.handshakedoctor.core.catalog;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handshakedoctor.core.catalog.ErrorEntry.Text;
import org.handshakedoctor.core.tls.Leg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TailFamiliesTest {
  private static final Path FOLDER = Tables.TAIL.resolve("families");
  private static final Set<String> LEGS = Stream.of(Leg.values()).map(Leg::id).collect(toSet());

  static Stream<String> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyFamilyIsUsedAndEveryFileCanBe() {
    Set<String> used = Tables.allRows().map(TailRow::family).collect(toSet());

    assertThat(files().map(TailFamiliesTest::family).collect(toSet())).isEqualTo(used);
    for (String family : used) {
      Set<String> own = files().filter(file -> family(file).equals(family)).collect(toSet());
      boolean rest = own.contains(family);
      assertThat(own.size()).as(family).isNotEqualTo(rest ? LEGS.size() + 1 : 0);
      assertThat(rest || own.size() == LEGS.size()).as(family + " on every leg").isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void theFileHasThePartsOfTheSchemaAndNoOthers(String file) {
    JsonNode schema = json(Tables.TAIL.resolve("family.schema.json"));
    JsonNode entrySchema = json(Tables.TAIL.resolveSibling("entry.schema.json"));
    JsonNode family = json(file);

    assertParts(family, schema);
    assertParts(family.required("en"), schema.required("$defs").required("text"));
    assertParts(family.required("zh"), schema.required("$defs").required("translation"));
    for (String part : List.of("fault", "confidence", "action")) {
      assertThat(entrySchema.required("properties").required(part).required("enum"))
          .contains(family.required(part));
    }
    assertThat(family.required("sources")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void theChineseIsOfThisEnglish(String file) {
    JsonNode family = json(file);

    assertThat(family.at("/zh/of").asString())
        .as("zh.of of " + file + ", if the Chinese says what the English says")
        .isEqualTo(Originals.mark(family.required("en")));
  }

  @ParameterizedTest
  @MethodSource("files")
  void bothLanguagesSayTheSameThingsInWholeSentences(String file)
      throws ReflectiveOperationException {
    TailFamily family = read(json(file).toString());

    for (RecordComponent part : Text.class.getRecordComponents()) {
      Object en = part.getAccessor().invoke(family.en());
      Object zh = part.getAccessor().invoke(family.zh());
      assertThat(en == null).as(part.getName()).isEqualTo(zh == null);
    }
    assertThat(family.en().causes()).hasSameSizeAs(family.zh().causes()).isNotEmpty();
    assertThat(texts(family.zh()))
        .filteredOn(text -> !text.equals(family.zh().expect()))
        .allMatch(TailFamiliesTest::isChinese);
    assertThat(texts(family.en())).noneMatch(TailFamiliesTest::isChinese);
    for (Text language : List.of(family.en(), family.zh())) {
      assertThat(texts(language))
          .allSatisfy(
              text ->
                  assertThat(text)
                      .isNotBlank()
                      .isEqualTo(text.strip())
                      .doesNotContain("**", "`", "<b", "</", "](", "\n", "\t", "  ", "TODO"));
      assertThat(List.of(language.happened(), language.side(), language.todo()))
          .allMatch(text -> text.endsWith(".") || text.endsWith("。"));
    }
  }

  /// It follows the one sentence of the row.
  @ParameterizedTest
  @MethodSource("files")
  void whatHappenedIsOneSentence(String file) {
    TailFamily family = read(json(file).toString());
    String en = family.en().happened();
    String zh = family.zh().happened();

    assertThat(en).endsWith(".").doesNotContainPattern(Pattern.compile("[.!?] [A-Z]"));
    assertThat(zh.indexOf('。')).isEqualTo(zh.length() - 1);
  }

  @ParameterizedTest
  @MethodSource("files")
  void aSettingCanBeTakenBackAndTheTraitsAreAsManyAsTheCauses(String file) {
    TailFamily family = read(json(file).toString());

    assertThat(family.snippets().isEmpty() || family.en().undo() != null).isTrue();
    if (!family.fits().isEmpty()) {
      assertThat(family.fits()).hasSameSizeAs(family.en().causes());
    }
    assertThat(family.fits()).allSatisfy(traits -> assertThat(traits).doesNotHaveDuplicates());
  }

  @Test
  void aPartThatAFamilyCannotHaveIsRefused() {
    String json = json("resources").toString();

    assertThat(read(json).en().name()).isEmpty();
    assertThatThrownBy(() -> read(json.replace("\"side\"", "\"sides\"")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read(json.replaceFirst("\\{", "{\"id\":\"x\",")))
        .hasMessage("unknown: [id]");
  }

  @Test
  void aFamilyWithoutAnyFileIsRefused() {
    assertThatThrownBy(() -> new TailFamilies().get("no-such-family", Leg.CLIENT))
        .hasMessage("no family no-such-family");
  }

  private static String family(String file) {
    for (String leg : LEGS) {
      if (file.endsWith("-" + leg)) {
        return file.substring(0, file.length() - leg.length() - 1);
      }
    }
    return file;
  }

  private static void assertParts(JsonNode node, JsonNode schema) {
    assertThat(schema.required("properties").propertyNames()).containsAll(node.propertyNames());
    assertThat(node.propertyNames())
        .containsAll(schema.required("required").valueStream().map(JsonNode::asString).toList());
  }

  private static List<String> texts(Text text) {
    Stream<String> prose =
        Stream.of(
            text.happened(),
            text.side(),
            text.todo(),
            text.dont(),
            text.who(),
            text.expect(),
            text.undo(),
            text.wrong());
    Stream<String> causes =
        text.causes().stream().flatMap(cause -> Stream.of(cause.cause(), cause.evidence()));
    return Stream.concat(prose, causes).filter(Objects::nonNull).toList();
  }

  private static TailFamily read(String json) {
    return EntryReader.readFamily(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static JsonNode json(String file) {
    return json(FOLDER.resolve(file + ".json"));
  }

  private static JsonNode json(Path file) {
    try {
      return JsonMapper.shared().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isChinese(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }
}
