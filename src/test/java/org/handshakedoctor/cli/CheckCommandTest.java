package org.handshakedoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CheckCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"check", "check a;b", "check a b", "check host:70000", "check -x host"})
  void whatIsNoSiteIsRefused(String words) {
    CommandLineRun run = CommandLineRun.of(words.split(" ", -1));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Usage: handshake-doctor check");
  }

  @Test
  void aSiteThatCannotBeReachedIsTold() throws Exception {
    int free;
    try (ServerSocket closed = new ServerSocket(0)) {
      free = closed.getLocalPort();
    }
    String site = "127.0.0.1:" + free;

    CommandLineRun run = CommandLineRun.of("check", site, "--lang", "en");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out())
        .startsWith(site + " could not be reached.")
        .contains("See whether the server runs")
        .contains("127.0.0.1: no connection");
    assertThat(CommandLineRun.of("check", site, "--lang", "zh").out()).startsWith("无法连接 ");

    JsonNode json = CommandLineRun.of("check", site, "--json").json();
    assertThat(json.at("/findings/0/id").asString()).isEqualTo("unreachable");
    assertThat(json.at("/findings/0/level").asString()).isEqualTo("problem");
    assertThat(json.at("/addresses/0/why").asString()).isEqualTo("unreachable");
    assertThat(json.get("certificate").isNull()).isTrue();
  }
}
