package org.handshakedoctor.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslCode.Family;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.TlsAlert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// There is no reason of a library whose errors a server can log that has no explanation.
///
/// `reasons.tsv` beside the tests has every reason of OpenSSL 1.0.2 to 4.0, LibreSSL, BoringSSL and
/// AWS-LC from their headers, without the libraries that have nothing to do with connections or
/// their certificates: CMS, CMP, CRMF, time stamps, HTTP, SM2, prompts.
class TailReasonsTest {
  private static final ErrorCatalog CATALOG = ErrorCatalog.bundled();
  private static final Path BUNDLED_TEXTS =
      Path.of("src/main/resources/org/handshakedoctor/core/tls/reasons.tsv");

  /// The names of the libraries as they are logged.
  private static final Map<Library, String> NAMES = new HashMap<>();

  static {
    for (List<String> cells : Tables.expected("libraries")) {
      NAMES.put(new Library(cells.get(0), cells.get(1)), cells.get(2));
    }
  }

  private record Library(String family, String number) {}

  @ParameterizedTest
  @EnumSource
  void everyReasonIsExplainedByItsText(Leg leg) {
    List<String> unexplained = new ArrayList<>();
    int asked = 0;
    for (List<String> cells : Tables.expected("reasons")) {
      for (String number : cells.get(2).split("\\|", -1)) {
        String[] parts = number.split(":", -1);
        String line = line(parts[0], parts[1], Integer.parseInt(parts[2]), cells.get(1));
        asked++;
        if (isUnexplained(line, leg)) {
          unexplained.add(cells.get(0) + " in " + line);
        }
      }
    }

    assertThat(asked).isGreaterThan(4000);
    assertThat(unexplained).isEmpty();
  }

  /// A library without its texts prints numbers.
  @ParameterizedTest
  @EnumSource
  void everyReasonIsExplainedByItsNumber(Leg leg) throws IOException {
    List<String> unexplained = new ArrayList<>();
    int asked = 0;
    for (String row : Files.readAllLines(BUNDLED_TEXTS)) {
      String[] cells = row.split("\t", -1);
      // Those that all libraries share, as SSL's.
      String own = cells[0].equals("BORINGSSL") ? "16" : "20";
      String library =
          !row.startsWith("#") && cells[1].equals("0") ? own : cells.length > 1 ? cells[1] : "";
      if (NAMES.containsKey(new Library(cells[0], library))) {
        int reason = Integer.parseInt(cells[2]);
        String line = line(cells[0], library, reason, "reason(" + reason + ")");
        asked++;
        if (isUnexplained(line, leg)) {
          unexplained.add(cells[3] + " in " + line);
        }
      }
    }

    assertThat(asked).isGreaterThan(4000);
    assertThat(unexplained).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatNobodyKnowsStaysUnexplained(Leg leg) {
    assertThat(isUnexplained("error:0A0004E7:SSL routines::reason(1255)", leg)).isTrue();
    assertThat(isUnexplained("error:0A000FFF:SSL routines::never heard of", leg)).isTrue();
    assertThat(isUnexplained("error:40000001:lib(128)::reason(1)", leg)).isTrue();
    assertThat(isUnexplained("error:1D000064:CMP routines::never heard of", leg)).isTrue();
  }

  @Test
  void everyErrorOfTheCheckOfACertificateIsExplained() {
    List<String> unexplained = new ArrayList<>();
    List<List<String>> all = Tables.expected("verify-errors");
    for (List<String> cells : all) {
      if (cells.get(0).equals("0")) {
        continue;
      }
      for (String asked : cells.subList(1, 3)) {
        if (CATALOG.find(asked, null, List.of()).isEmpty()) {
          unexplained.add(asked);
        }
      }
    }

    assertThat(all).hasSizeGreaterThan(100);
    assertThat(unexplained).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyAlertIsExplained(Leg leg) {
    List<Integer> assigned =
        IntStream.rangeClosed(0, 255).filter(TailReasonsTest::isAssigned).boxed().toList();

    assertThat(assigned).hasSizeGreaterThan(30);
    assertThat(
            assigned.stream().filter(alert -> isUnexplained(kind(leg, List.of(), alert, "reason"))))
        .isEmpty();
    assertThat(assigned.stream().filter(alert -> CATALOG.find(null, alert, List.of()).isEmpty()))
        .isEmpty();
    assertThat(CATALOG.find(null, 200, List.of())).isEmpty();
  }

  private static boolean isAssigned(int alert) {
    return !TlsAlert.of(alert).name().equals("unassigned");
  }

  /// An error as the library prints it.
  private static String line(String family, String library, int reason, String text) {
    String name = Objects.requireNonNull(NAMES.get(new Library(family, library)));
    int number = Integer.parseInt(library);
    return switch (Family.valueOf(family)) {
      case OPENSSL_3 ->
          String.format(Locale.ROOT, "error:%08X:%s::%s", (long) number << 23 | reason, name, text);
      case OPENSSL_1 ->
          String.format(
              Locale.ROOT,
              "error:%08X:%s:a_function:%s",
              number << 24 | 0x64000 | reason,
              name,
              text);
      case LIBRESSL ->
          String.format(
              Locale.ROOT,
              "error:%08X:%s:CRYPTO_internal:%s",
              number << 24 | 0xFFF000 | reason,
              name,
              text);
      case BORINGSSL ->
          String.format(
              Locale.ROOT, "error:%08x:%s:OPENSSL_internal:%s", number << 24 | reason, name, text);
    };
  }

  private static boolean isUnexplained(String line, Leg leg) {
    List<OpenSslError> errors = OpenSslErrors.parse(line);
    String reason = Objects.requireNonNull(OpenSslErrors.cause(errors));
    return isUnexplained(kind(leg, errors, OpenSslErrors.alert(errors), reason));
  }

  private static boolean isUnexplained(FailureKind kind) {
    return CATALOG.match(kind).id().equals(ErrorCatalog.UNEXPLAINED);
  }

  private static FailureKind kind(
      Leg leg, List<OpenSslError> errors, @Nullable Integer alert, String reason) {
    return new FailureKind(
        "nginx",
        "crit",
        leg,
        "SSL_do_handshake",
        "SSL handshaking",
        "SSL_do_handshake() failed",
        errors,
        alert,
        reason);
  }
}
