package org.handshakedoctor.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLocationTest {

  @ParameterizedTest
  @ValueSource(strings = {"error.log", "/var/log/nginx/error.log", "./a:b", "--", "SSH://x", "a b"})
  void anythingElseIsAPath(String file) {
    assertThat(LogLocation.parse(file)).isEqualTo(new LogLocation.Local(Path.of(file)));
    assertThat(LogLocation.parse(file).name()).isEqualTo(Path.of(file).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ssh://user@host:22/var/log", "https://example.org/error.log", "s3://b/k"})
  void anAddressWithASchemeIsRecognised(String file) {
    assertThat(LogLocation.parse(file))
        .isEqualTo(new LogLocation.Elsewhere(file, SourceProblem.NOT_SUPPORTED));
  }

  @Test
  void aDashIsTheStandardInput() {
    assertThat(LogLocation.parse("-")).isEqualTo(new LogLocation.StandardInput());
    assertThat(LogLocation.parse("-").name()).isEqualTo("-");
  }
}
