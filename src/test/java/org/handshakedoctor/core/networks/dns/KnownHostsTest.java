package org.handshakedoctor.core.networks.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.handshakedoctor.core.networks.Operator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KnownHostsTest {
  private final KnownHosts known = KnownHosts.bundled();

  @Test
  void everySuffixOfTheListIsFoundWithItsOperator() throws Exception {
    Set<String> seen = new HashSet<>();
    try (InputStream in =
        Objects.requireNonNull(KnownHosts.class.getResourceAsStream("host-names.json"))) {
      for (JsonNode one : new JsonMapper().readTree(in).required("operators")) {
        for (JsonNode suffix : one.required("suffixes")) {
          Operator found = Objects.requireNonNull(known.find("host-1." + suffix.asString()));
          assertThat(found.name()).isEqualTo(one.required("operator").asString());
          assertThat(found.kind().id()).isEqualTo(one.required("kind").asString());
          assertThat(found.page()).isEqualTo(one.path("page").asString(null));
          assertThat(HostName.of(suffix.asString()))
              .isEqualTo(new HostName(suffix.asString(), true));
          assertThat(seen.add(suffix.asString())).as(suffix.asString()).isTrue();
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(55);
  }

  /// In these, every customer of a cloud can have a name.
  @Test
  void namesOfRentedMachinesSayNothing() {
    assertThat(known.find("1.2.3.4.bc.googleusercontent.com")).isNull();
    assertThat(known.find("ec2-1-2-3-4.compute-1.amazonaws.com")).isNull();
    assertThat(known.find("1-2-3-4.ip.linodeusercontent.com")).isNull();
    assertThat(known.find("org")).isNull();
  }
}
