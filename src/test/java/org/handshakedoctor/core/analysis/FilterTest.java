package org.handshakedoctor.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import org.handshakedoctor.core.analysis.Filter.Part;
import org.handshakedoctor.core.net.IpAddress;
import org.junit.jupiter.api.Test;

class FilterTest {
  private static final IpAddress ONE = Objects.requireNonNull(IpAddress.parse("192.0.2.1"));
  private static final IpAddress OTHER = Objects.requireNonNull(IpAddress.parse("2001:db8::1"));
  private static final Filter FULL =
      Filter.NONE
          .withSearch(new Filter.Search("key", Set.of("bad-key-share")))
          .withEntries(Set.of("http-request"))
          .withClient(ONE)
          .withTime(new TimeRange(0, 10));

  @Test
  void whatAsksNothingIsNeitherInvertedNorDisabled() {
    for (Part part : Part.values()) {
      assertThat(Filter.NONE.withInverted(part, true)).isEqualTo(Filter.NONE);
      assertThat(FULL.withInverted(part, true).withDisabled(part, true).cleared(part))
          .isEqualTo(FULL.cleared(part));
    }
  }

  @Test
  void partsAreThoseThatAskForSomething() {
    assertThat(Filter.NONE.parts()).isEmpty();
    assertThat(FULL.parts()).containsExactly(Part.values());
    assertThat(FULL.cleared(Part.CLIENTS).withDisabled(Part.TIME, true).parts())
        .containsExactly(Part.SEARCH, Part.ENTRIES, Part.TIME);
  }

  @Test
  void aDisabledPartIsKeptAndAsksNothing() {
    Filter off = FULL.withDisabled(Part.ENTRIES, true);

    assertThat(off.effective()).isEqualTo(FULL.cleared(Part.ENTRIES));
    assertThat(off.entries()).isEqualTo(FULL.entries());
    assertThat(off.withDisabled(Part.ENTRIES, false)).isEqualTo(FULL);
    Filter allOff = off;
    for (Part part : Part.values()) {
      allOff = allOff.withDisabled(part, true);
    }
    assertThat(allOff.isEmpty()).isTrue();
    assertThat(allOff).isNotEqualTo(Filter.NONE);
    assertThat(FULL.isEmpty()).isFalse();
  }

  @Test
  void askingForSomethingElseSwitchesThePartOnAgain() {
    Filter off =
        FULL.withDisabled(Part.TIME, true)
            .withInverted(Part.TIME, true)
            .withDisabled(Part.SEARCH, true)
            .withInverted(Part.SEARCH, true);
    Filter other =
        off.withTime(new TimeRange(5, 6)).withSearch(new Filter.Search("keys", Set.of()));

    assertThat(other.disabled()).isEmpty();
    // A word that goes on being typed goes on being left out.
    assertThat(other.inverted()).containsExactly(Part.SEARCH);
  }

  @Test
  void addressesThatAreLeftOutAddUp() {
    Filter without = Filter.NONE.without(ONE).without(OTHER);

    assertThat(without.clients()).containsExactlyInAnyOrder(ONE, OTHER);
    assertThat(without.inverted()).containsExactly(Part.CLIENTS);
    assertThat(without.client()).isNull();
    // From only this address to all but that one.
    assertThat(FULL.without(OTHER).clients()).containsExactly(OTHER);
    assertThat(without.withClient(ONE).client()).isEqualTo(ONE);
  }
}
