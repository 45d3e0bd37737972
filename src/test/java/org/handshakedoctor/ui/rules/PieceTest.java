package org.handshakedoctor.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.rules.BlockEntry;
import org.handshakedoctor.core.rules.BlockList;
import org.handshakedoctor.core.rules.RuleWriter;
import org.handshakedoctor.core.rules.RuleWriters;
import org.handshakedoctor.ui.rules.Piece.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PieceTest {
  private static final BlockList LIST =
      new BlockList(
          Stream.of("184.105.247.194", "45.0.0.0/24", "2a01:4f8:1:2::1")
              .map(text -> new BlockEntry(Objects.requireNonNull(IpPrefix.parse(text)), 1))
              .toList(),
          LocalDate.of(2026, 3, 1),
          Duration.ofDays(7),
          List.of(443));

  @Test
  void aCommentGoesToTheEndOfTheLine() {
    assertThat(Piece.of("# Blocks: 184.105.247.194 'all'"))
        .containsExactly(new Piece(Kind.COMMENT, "# Blocks: 184.105.247.194 'all'"));
    assertThat(Piece.of("nft -f x  # at 443"))
        .containsExactly(
            new Piece(Kind.PLAIN, "nft "),
            new Piece(Kind.OPTION, "-f"),
            new Piece(Kind.PLAIN, " x  "),
            new Piece(Kind.COMMENT, "# at 443"));
  }

  @Test
  void aHashInsideAWordIsNoComment() {
    assertThat(Piece.of("echo ${x#y} $#").stream().map(Piece::kind)).containsOnly(Kind.PLAIN);
  }

  @Test
  void addressesAreFoundAndWhatLooksLikeThemIsNot() {
    assertThat(addresses("deny 45.0.0.0/24;")).containsExactly("45.0.0.0/24");
    assertThat(addresses("{ 2a01:4f8::/64, 1.2.3.4 }")).containsExactly("2a01:4f8::/64", "1.2.3.4");
    assertThat(addresses("nginx 1.23.1 at 10:22:30, ports 443:444, 1.2.3.4.5, 300.1.1.1, dead"))
        .isEmpty();
  }

  @Test
  void quotedTextIsOnePiece() {
    assertThat(Piece.of("cat <<'RULES'"))
        .containsExactly(new Piece(Kind.PLAIN, "cat <<"), new Piece(Kind.QUOTED, "'RULES'"));
  }

  static List<RuleWriter> writers() {
    return RuleWriters.ALL;
  }

  @ParameterizedTest
  @MethodSource("writers")
  void thePiecesOfALineAreTheLine(RuleWriter writer) {
    for (String text : List.of(writer.apply(LIST), writer.check(), writer.undo())) {
      for (String line : text.lines().toList()) {
        String together = Piece.of(line).stream().map(Piece::text).collect(Collectors.joining());
        assertThat(together).isEqualTo(line);
      }
    }
  }

  @Test
  void aLongLineTakesNoLongTime() {
    String line = "'".repeat(50_000) + "1.".repeat(50_000) + " -a".repeat(20_000);

    assertThatCode(() -> Piece.of(line)).doesNotThrowAnyException();
  }

  private static List<String> addresses(String line) {
    return Piece.of(line).stream()
        .filter(piece -> piece.kind() == Kind.ADDRESS)
        .map(Piece::text)
        .toList();
  }
}
