package org.handshakedoctor.core.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// OpenSSH's own `sftp-server`, which is a program with two pipes. Where it is not installed, the
/// tests that need it are reported as not run.
public final class SftpServerProcess {
  private static final Path PROGRAM =
      Stream.of("/usr/lib/openssh/sftp-server", "/usr/libexec/openssh/sftp-server")
          .map(Path::of)
          .filter(Files::isExecutable)
          .findFirst()
          .orElse(Path.of("sftp-server"));

  private SftpServerProcess() {}

  public static SftpClient client() throws IOException {
    Process process = start();
    return SftpClient.begin(
        process.getInputStream(),
        process.getOutputStream(),
        process::destroyForcibly,
        Duration.ofSeconds(20));
  }

  public static Process start() throws IOException {
    Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "no sftp-server here");
    return new ProcessBuilder(PROGRAM.toString(), "-e").start();
  }
}
