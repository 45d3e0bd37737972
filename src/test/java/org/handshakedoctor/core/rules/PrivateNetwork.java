package org.handshakedoctor.core.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Runs shell commands in a network of their own (`unshare`), where a firewall rule hurts nobody,
/// with mounts and processes of their own: what a script leaves running ends with it.
final class PrivateNetwork {
  private static final List<String> UNSHARE =
      List.of(
          "timeout",
          "100",
          "unshare",
          "--net",
          "--mount",
          "--pid",
          "--fork",
          "--kill-child",
          "--mount-proc");

  private final Path folder;

  PrivateNetwork(Path folder) {
    this.folder = folder;
  }

  /// With the rules of this product for each sample, in a file of the sample's name.
  static PrivateNetwork withRulesOf(RuleWriter writer, Path folder) throws IOException {
    PrivateNetwork network = new PrivateNetwork(folder);
    for (RuleSample sample : RuleSample.ALL) {
      network.write(sample.name(), writer.apply(sample.list()));
    }
    return network;
  }

  /// Whether this command works in such a network: needs Linux, root and the tool.
  static boolean canRun(String command) {
    try {
      Process process =
          new ProcessBuilder(command("sh", "-c", command))
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
    write("commands", "mount -t tmpfs none /run\n" + commands);
    ProcessBuilder builder =
        new ProcessBuilder(command("sh", "-eu", "commands"))
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static List<String> command(String... shell) {
    return Stream.concat(UNSHARE.stream(), Stream.of(shell)).toList();
  }
}
