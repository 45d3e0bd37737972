package org.handshakedoctor.core.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs shell commands in a network of their own (`unshare -n`), where a firewall rule hurts
/// nobody.
final class PrivateNetwork {
  private final Path folder;

  PrivateNetwork(Path folder) {
    this.folder = folder;
  }

  /// Whether this command works in such a network: needs Linux, root and the tool.
  static boolean canRun(String command) {
    try {
      Process process =
          new ProcessBuilder("unshare", "-n", "sh", "-c", command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  /// Runs all of it in one new network and returns what it printed. The first command that fails
  /// ends it, and the test.
  String run(String commands) throws IOException, InterruptedException {
    write("commands", commands);
    Process process =
        new ProcessBuilder("unshare", "-n", "sh", "-eu", "commands")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
