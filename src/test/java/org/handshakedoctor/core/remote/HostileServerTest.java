package org.handshakedoctor.core.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.handshakedoctor.core.sftp.FakeSftp;
import org.handshakedoctor.core.source.PartlyReadException;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.ssh.ReadingCommand;
import org.handshakedoctor.core.ssh.RemotePath;
import org.handshakedoctor.core.ssh.RemoteProcess;
import org.handshakedoctor.core.ssh.SshException;
import org.handshakedoctor.core.ssh.SshSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a server's lies mean for a log that is fetched from it.
@Timeout(30)
class HostileServerTest {
  @TempDir Path root;

  /// Scenario 18: nothing is fetched that could never fit.
  @Test
  void aLogLargerThanTheDiskIsNotBegun() throws IOException {
    assertProblem(FakeSftp.serving(1 << 20, Long.MAX_VALUE, 0), SourceProblem.DISK_FULL);
    assertThat(kept()).isZero();
  }

  /// Scenario 19.
  @Test
  void aLogThatGoesOnForEverIsReadToTheSizeItSaidItHad() throws IOException {
    FetchedLog log = log(FakeSftp.serving(Long.MAX_VALUE, 10_000, 0));
    assertThat(AtServer.read(log)).hasSize(10_000);
  }

  @Test
  void aLogThatIsShorterThanItSaidIsShownAndSaidToBe() throws IOException {
    assertProblem(FakeSftp.serving(5000, 1 << 20, 0), SourceProblem.SHORTER);
    assertThat(kept()).isEqualTo(5000);
  }

  /// Scenario 11.
  @Test
  void aLogThatMayNotBeReadSaysSo() throws IOException {
    assertProblem(
        FakeSftp.serving(5000, 5000, FakeSftp.PERMISSION_DENIED),
        SourceProblem.ACCESS_DENIED_AT_SERVER);
    assertProblem(FakeSftp.serving(5000, 5000, FakeSftp.NO_SUCH_FILE), SourceProblem.NOT_FOUND);
  }

  /// Scenario 14.
  @Test
  void aServerThatFreezesIsGivenUpAndWhatCameIsKept() throws IOException {
    assertProblem(FakeSftp.freezingAt(300_000), SourceProblem.CONNECTION_LOST);
    assertThat(kept()).isPositive();
  }

  private void assertProblem(FakeSftp server, SourceProblem problem) throws IOException {
    FetchedLog log = log(server);
    assertThatThrownBy(() -> AtServer.read(log))
        .isInstanceOfSatisfying(
            PartlyReadException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  private FetchedLog log(FakeSftp sftp) {
    RemoteServer server =
        new RemoteServer("ssh://fake", () -> new Session(sftp), Duration.ofMillis(300));
    return new RemoteLogs(server, new LogCache(root.resolve("kept")))
        .log(
            new RemoteFile(RemotePath.of("/error.log"), 1, Instant.EPOCH, false),
            RemoteLogs.ALL_BYTES);
  }

  private long kept() throws IOException {
    return new LogCache(root.resolve("kept")).bytes();
  }

  /// Nothing but SFTP.
  private record Session(FakeSftp sftp) implements SshSession {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public RemoteProcess subsystem(String name) throws SshException {
      FakeSftp.Wires wires = sftp.start();
      return new RemoteProcess() {
        @Override
        public OutputStream input() {
          return wires.input();
        }

        @Override
        public InputStream output() {
          return wires.output();
        }

        @Override
        public InputStream errors() {
          return InputStream.nullInputStream();
        }

        @Override
        public int exitStatus() {
          return 0;
        }

        @Override
        public void close() {
          wires.close();
        }
      };
    }

    @Override
    public RemoteProcess run(ReadingCommand command) throws SshException {
      throw new SshException(SshException.Reason.CHANNEL_REFUSED, name());
    }

    @Override
    public boolean isAlive() {
      return true;
    }

    @Override
    public void close() {
      // Each channel ends by itself.
    }
  }
}
