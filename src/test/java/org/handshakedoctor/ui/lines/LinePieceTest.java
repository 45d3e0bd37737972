package org.handshakedoctor.ui.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.handshakedoctor.core.log.anatomy.LineAnatomy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinePieceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2023/12/27 02:36:21 [crit] 1#0: *1 SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while SSL handshaking, client: 192.0.2.7, server: 0.0.0.0:443 | 2023/12/27 02:36:21 | crit | 192.0.2.7 | bad key share
          [Wed Dec 27 02:36:21.123456 2023] [ssl:info] [pid 1:tid 2] SSL Library Error: error:0A0000C1:SSL routines::bad key share | Wed Dec 27 02:36:21.123456 2023 | info | | bad key share
          Dec 27 02:36:21 host haproxy[7]: 192.0.2.7:50312 [27/Dec/2023:02:36:21.123] fe/1: SSL handshake failure (error:0A00006C:SSL routines::bad key share) | Dec 27 02:36:21 27/Dec/2023:02:36:21.123 | | 192.0.2.7:50312 | bad key share
          """)
  void whatTheEyeLooksForStandsOut(
      String line, String time, String level, String client, String reason) {
    List<LinePiece> pieces = LinePiece.of(LineAnatomy.of(line.getBytes(UTF_8)));

    assertThat(texts(pieces, "line-time")).isEqualTo(time);
    assertThat(texts(pieces, "line-level")).isEqualTo(level == null ? "" : level);
    assertThat(texts(pieces, "line-client")).isEqualTo(client == null ? "" : client);
    assertThat(texts(pieces, "line-reason")).isEqualTo(reason);
    assertThat(pieces.stream().map(LinePiece::text).collect(Collectors.joining())).isEqualTo(line);
    assertThat(pieces).noneMatch(piece -> piece.text().isEmpty());
  }

  @Test
  void aVeryLongLineIsCut() {
    String line = "2023/12/27 02:36:21 [crit] 1#0: *1 " + "x".repeat(10_000);

    List<LinePiece> pieces = LinePiece.of(LineAnatomy.of(line.getBytes(UTF_8)));

    String shown = pieces.stream().map(LinePiece::text).collect(Collectors.joining());
    assertThat(shown).hasSize(4_002).startsWith(line.substring(0, 4_000)).endsWith(" …");
  }

  private static String texts(List<LinePiece> pieces, String styleClass) {
    return pieces.stream()
        .filter(piece -> styleClass.equals(piece.styleClass()))
        .map(LinePiece::text)
        .collect(Collectors.joining(" "));
  }
}
