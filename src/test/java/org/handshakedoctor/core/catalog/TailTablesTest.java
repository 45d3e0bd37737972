package org.handshakedoctor.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the rows of the long tail must be like. A failure names the row.
class TailTablesTest {
  private static final List<String> COLUMNS =
      List.of("macro", "spellings", "family", "subject", "nameEn", "saidEn", "nameZh", "saidZh");

  private static final Set<String> SUBJECTS =
      Tables.cells("subjects").stream().map(List::getFirst).collect(Collectors.toSet());

  private static final int NAME_WORDS = 8;
  private static final int MOST_WORDS = 120;
  private static final int SAID_WORDS_MIN = 6;
  private static final int SAID_WORDS_MAX = 32;

  /// The end of a sentence with another behind it.
  private static final Pattern NEXT_SENTENCE = Pattern.compile("[.!?] [A-Z]");

  private static final Pattern MARKUP = Pattern.compile("\\*\\*|`|<[a-z/]|]\\(|  |TODO");

  static Stream<String> tables() {
    return Tables.names().stream();
  }

  @Test
  void allTablesAreThereAndNoOther() {
    List<String> expected = new ArrayList<>(TailLibraries.ORDER);
    expected.addAll(List.of("common", "verify", "system", "alerts", "apache", "messages"));

    assertThat(Tables.names()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theyHaveTheColumnsAndAreSortedByMacro(String table) {
    List<List<String>> rows = Tables.cells(table);

    assertThat(Tables.header(table)).isEqualTo(String.join("\t", COLUMNS));
    assertThat(rows)
        .isNotEmpty()
        .allSatisfy(
            cells ->
                assertThat(cells)
                    .hasSameSizeAs(COLUMNS)
                    .allMatch(cell -> !cell.isBlank() && !cell.startsWith(" ")));
    assertThat(rows.stream().map(List::getFirst)).isSorted().allMatch(TailTablesTest::isMacro);
  }

  @Test
  void everyIdIsThereOnceAndNoEntrysOwn() {
    Stream<String> own = ErrorCatalog.bundled().entries().stream().map(ErrorEntry::id);

    assertThat(Stream.concat(own, Tables.allRows().map(TailRow::id)).toList())
        .hasSizeGreaterThan(2000)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTextBelongsToOneRow(String table) {
    List<String> spellings =
        Tables.rows(table).stream().flatMap(row -> row.spellings().stream()).toList();

    assertThat(spellings.stream().map(OpenSslError::normalize)).doesNotHaveDuplicates();
    assertThat(spellings)
        .allSatisfy(text -> assertThat(text).isNotBlank().isEqualTo(text.toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void familyAndSubjectAreKnown(String table) {
    TailFamilies families = new TailFamilies();

    for (TailRow row : Tables.rows(table)) {
      for (Leg leg : Leg.values()) {
        Leg of = families.get(row.family(), leg).leg();
        assertThat(of == null || of == leg).as(row.macro() + " " + leg).isTrue();
      }
      assertThat(SUBJECTS).as(row.macro()).contains(row.subject());
    }
  }

  /// As of an entry of its own.
  @ParameterizedTest
  @MethodSource("tables")
  void whatIsReadFirstIsShortOnEachLeg(String table) {
    TailFamilies families = new TailFamilies();

    for (TailRow row : Tables.rows(table)) {
      for (Leg leg : Leg.values()) {
        ErrorEntry.Text text = families.get(row.family(), leg).family().entry(row, leg, null).en();
        String first = text.name() + " " + text.happened() + " " + text.side() + " " + text.todo();
        assertThat(words(first)).as(row.macro() + " " + leg).isLessThanOrEqualTo(MOST_WORDS);
      }
    }
  }

  @Test
  void everySubjectHasItsWords() {
    assertThat(Tables.header("subjects")).isEqualTo("subject\ten\tzh");
    assertThat(Tables.cells("subjects"))
        .hasSizeGreaterThan(35)
        .allSatisfy(
            cells -> {
              assertThat(cells).hasSize(3).allMatch(cell -> !cell.isBlank());
              assertThat(cells.get(2)).matches(TailTablesTest::isChinese);
            });
    assertThat(Tables.cells("subjects").stream().map(List::getFirst)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theEnglishIsAShortNameAndOneSentence(String table) {
    for (TailRow row : Tables.rows(table)) {
      String name = row.en().name();
      String said = row.en().said();
      assertThat(words(name)).as(row.macro() + " " + name).isBetween(2, NAME_WORDS);
      assertThat(name).as(row.macro()).doesNotEndWith(".");
      assertThat(words(said))
          .as(row.macro() + " " + said)
          .isBetween(SAID_WORDS_MIN, SAID_WORDS_MAX);
      assertThat(said).as(row.macro()).endsWith(".").doesNotContainPattern(NEXT_SENTENCE);
      for (String text : List.of(name, said)) {
        assertThat(text).as(row.macro()).isASCII().doesNotContainPattern(MARKUP);
        assertThat(text.substring(0, 1)).as(row.macro()).isEqualTo(upper(text));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theChineseIsChineseAndOneSentence(String table) {
    for (TailRow row : Tables.rows(table)) {
      String said = row.zh().said();
      assertThat(row.zh().name()).as(row.macro()).doesNotEndWith("。").hasSizeLessThanOrEqualTo(32);
      assertThat(said).as(row.macro()).endsWith("。");
      assertThat(said.indexOf('。')).as(row.macro() + " " + said).isEqualTo(said.length() - 1);
      for (String text : List.of(row.zh().name(), said)) {
        assertThat(text)
            .as(row.macro())
            .matches(TailTablesTest::isChinese)
            .doesNotContainPattern(MARKUP)
            .doesNotContainPattern("[\\p{IsHan}][,;:?!(]|[,;:?!)][\\p{IsHan}]");
      }
    }
  }

  /// One reason of two libraries, or under two names, may say the same twice, but that is rare.
  @Test
  void nearlyEveryRowHasItsOwnSentence() {
    List<TailRow> rows = Tables.allRows().toList();

    assertThat(rows.stream().map(row -> row.en().said()).distinct().count())
        .isGreaterThan(rows.size() * 97L / 100);
    assertThat(rows.stream().map(row -> row.zh().said()).distinct().count())
        .isGreaterThan(rows.size() * 97L / 100);
  }

  /// What a server says of every failure would hide the reason that it gives behind it.
  @Test
  void noMessageIsTheBeginningOfWhatIsSaidOfAllFailures() {
    TailTable messages = TailTable.bundled("messages");

    assertThat(
            Stream.of(
                    "SSL_do_handshake() failed",
                    "SSL_read() failed",
                    "SSL_write() failed",
                    "SSL_shutdown() failed",
                    "SSL handshake failure",
                    "SSL_accept error from",
                    "http: TLS handshake error",
                    "error",
                    "TLS Error: TLS handshake failed",
                    "SSL library error … in handshake")
                .map(message -> messages.findBeginning(message, false))
                .filter(Objects::nonNull)
                .map(TailRow::macro))
        .isEmpty();
  }

  @Test
  void theLevelsAreOfRowsAndInOrder() {
    List<String> macros = Tables.cells("nginx-levels").stream().map(List::getFirst).toList();

    assertThat(macros).hasSizeGreaterThan(50).isSorted().doesNotHaveDuplicates();
    assertThat(Tables.allRows().map(TailRow::macro).toList()).containsAll(macros);
    assertThat(Tables.cells("nginx-levels"))
        .allMatch(cells -> cells.size() == 2 && cells.get(1).matches("1\\.[0-9]+\\.[0-9]+"));
  }

  private static boolean isMacro(String macro) {
    return macro.matches("[A-Z0-9]+(_[A-Z0-9]+)*");
  }

  private static boolean isChinese(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }

  private static String upper(String text) {
    char first = text.charAt(0);
    return String.valueOf(isNameOfAProgram(text) ? first : Character.toUpperCase(first));
  }

  private static boolean isNameOfAProgram(String text) {
    return Stream.of("nginx", "lighttpd", "stunnel", "mod_").anyMatch(text::startsWith);
  }

  private static int words(String text) {
    return text.split("\\s+", -1).length;
  }
}
