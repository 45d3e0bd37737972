package org.handshakedoctor.core.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The file of [NginxDenyWriter] read by nginx itself.
@EnabledIf(value = "nginxWorks", disabledReason = "NOT RUN: needs nginx")
class NginxDenyToolTest {

  static boolean nginxWorks() {
    try {
      return new ProcessBuilder("nginx", "-v").start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @FieldSource("org.handshakedoctor.core.rules.RuleSample#ALL")
  void nginxFindsTheConfigurationValid(RuleSample sample, @TempDir Path folder) throws Exception {
    RuleWriter writer = new NginxDenyWriter();
    Files.createDirectory(folder.resolve("conf.d"));
    Files.writeString(
        folder.resolve("conf.d").resolve(writer.fileName()), writer.apply(sample.list()));
    Files.writeString(
        folder.resolve("nginx.conf"),
        """
        pid nginx.pid;
        error_log stderr;
        events { }
        http {
          access_log off;
          include conf.d/*.conf;
          server { listen 127.0.0.1:8443; }
        }
        """);

    Process nginx =
        new ProcessBuilder(
                "nginx", "-T", "-p", folder.toString(), "-c", "nginx.conf", "-e", "stderr")
            .redirectErrorStream(true)
            .start();
    String output = new String(nginx.getInputStream().readAllBytes(), UTF_8);

    assertThat(nginx.waitFor()).as(output).isZero();
    assertThat(output).contains("conf.d/handshake-doctor.conf").doesNotContain("[warn]");
  }
}
