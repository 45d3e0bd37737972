package org.handshakedoctor.core.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RemotePathTest {

  @Test
  void partsOfAPath() {
    RemotePath log = RemotePath.of("/var/log/nginx/error.log");
    assertThat(log.folder()).isEqualTo(RemotePath.of("/var/log/nginx"));
    assertThat(log.fileName()).isEqualTo("error.log");
    assertThat(RemotePath.of("/x").folder()).isEqualTo(RemotePath.ROOT);
    assertThat(RemotePath.ROOT.child(new byte[] {'x'})).isEqualTo(RemotePath.of("/x"));
  }

  @Test
  void bytesStayAsTheyAre() {
    byte[] latin = "/caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(RemotePath.of(latin).bytes()).isEqualTo(latin);
    assertThat(RemotePath.of(latin)).isNotEqualTo(RemotePath.of("/caf\u00e9"));
    assertThat(RemotePath.of(latin).inAddress()).isEqualTo("/caf%E9");
    assertThat(RemotePath.of("/caf\u00e9 100%\n").inAddress()).isEqualTo("/caf\u00e9 100%25%0A");
  }

  @Test
  void whatIsNoPathIsRefused() {
    for (String none : new String[] {"", "a\0b", "x".repeat(5000)}) {
      assertThatThrownBy(() -> RemotePath.of(none)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> RemotePath.ROOT.child("a/b".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
