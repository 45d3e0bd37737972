package org.handshakedoctor.core.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.ssh.ConnectEvent.LoggedIn;
import org.handshakedoctor.core.ssh.ConnectEvent.LoginWay;
import org.handshakedoctor.core.ssh.SshException.Reason;
import org.handshakedoctor.core.ssh.SshPrompts.HostKeyQuestion;
import org.handshakedoctor.core.ssh.SshPrompts.Trust;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against OpenSSH's own server.
@EnabledIf(
    value = "org.handshakedoctor.core.ssh.OpenSshServer#isInstalled",
    disabledReason = "NOT RUN: needs OpenSSH's server")
class OpenSshTest {
  @TempDir Path folder;
  private SshHome home;
  private OpenSshServer server;

  @BeforeEach
  void aHomeWithAKey() throws Exception {
    home = new SshHome(folder.resolve("home"), OpenSshServer.USER);
    server = new OpenSshServer(folder.resolve("server"));
    server.userKey(home.ssh.resolve("id_ed25519"), "-t", "ed25519");
  }

  @Test
  void logsInWithTheUsualKeyAndRunsACommand() throws Exception {
    try (OpenSshServer _ = server.start("ed25519");
        SshSession session = home.connect(server.target(), Answers.trusting());
        RemoteProcess echo = session.run(new ReadingCommand.Echo("cafe"))) {
      assertThat(echo.output().readAllBytes()).asString().isEqualTo("cafe\n");
      assertThat(echo.exitStatus()).isZero();
      assertThat(session.isAlive()).isTrue();
      assertThat(home.events(LoggedIn.class).getLast().way()).isEqualTo(LoginWay.KEY_FILE);
    }
  }

  @Test
  void aSubsystemTakesAndGivesBytes() throws Exception {
    try (OpenSshServer _ = server.start("ed25519");
        SshSession session = home.connect(server.target(), Answers.trusting());
        RemoteProcess sftp = session.subsystem("sftp")) {
      sftp.input().write(new byte[] {0, 0, 0, 5, 1, 0, 0, 0, 3});
      sftp.input().flush();
      // SSH_FXP_VERSION, 3
      byte[] head = sftp.output().readNBytes(9);
      assertThat(head[4]).isEqualTo((byte) 2);
      assertThat(head[8]).isEqualTo((byte) 3);
    }
  }

  @Test
  void aThreadThatEndedLeavesItsChannelToTheNext() throws Exception {
    try (OpenSshServer _ = server.start("ed25519");
        SshSession session = home.connect(server.target(), Answers.trusting());
        RemoteProcess sftp = session.subsystem("sftp")) {
      for (int i = 0; i < 2; i++) {
        Thread once =
            Thread.ofPlatform()
                .start(
                    () -> {
                      try {
                        sftp.input().write(new byte[] {0, 0, 0, 5, 1, 0, 0, 0, 3});
                        sftp.input().flush();
                        sftp.output().readNBytes(5);
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    });
        once.join();
      }
      assertThat(sftp.output().available()).isPositive();
    }
  }

  @Test
  void theKindOfKeyThatIsRememberedIsAskedFor() throws Exception {
    Files.writeString(home.knownHosts, server.knownHostsLine("ecdsa"));
    try (OpenSshServer _ = server.start("ed25519", "ecdsa", "rsa")) {
      Answers answers = new Answers(Trust.REFUSE);

      home.connect(server.target(), answers).close();

      assertThat(answers.asked(HostKeyQuestion.class)).isEmpty();
    }
  }

  @Test
  void aWrongKeyOfAnotherKindIsAChangedOne() throws Exception {
    OpenSshServer.keygen("-q", "-t", "ecdsa", "-N", "", "-f", folder.resolve("x").toString());
    Files.writeString(
        home.knownHosts,
        "[127.0.0.1]:" + server.port() + " " + Files.readString(folder.resolve("x.pub")));
    try (OpenSshServer _ = server.start("ed25519", "ecdsa")) {
      assertThat(fault(new Answers(Trust.REMEMBER)).reason()).isEqualTo(Reason.HOST_KEY_CHANGED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "good,    -n 127.0.0.1,                     true",
    "several, '-n web.example,127.0.0.1',       true",
    "name,    -n web.example,                   false",
    "expired, '-n 127.0.0.1 -V 20200101:20210101', false",
    "future,  '-n 127.0.0.1 -V 20900101:20910101', false",
  })
  void aHostCertificateCountsIfItIsForThisServerAndNow(
      String name, String options, boolean accepted) throws Exception {
    Path authority = authority();
    certify(authority, options);
    Files.writeString(home.knownHosts, "@cert-authority [127.0.0.1]:* " + publicKey(authority));
    server.set("HostCertificate " + server.hostKey("ed25519") + "-cert.pub");
    try (OpenSshServer _ = server.start("ed25519")) {
      Answers answers = new Answers(Trust.REFUSE);
      if (accepted) {
        home.connect(server.target(), answers).close();
        assertThat(answers.asked).isEmpty();
      } else {
        assertThat(fault(answers).reason()).isEqualTo(Reason.HOST_KEY_REJECTED);
        assertThat(answers.asked(HostKeyQuestion.class).getFirst().certificateFault())
            .contains(name.equals("name") ? "principal" : "not valid");
      }
    }
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsAnUnknownKey() throws Exception {
    certify(authority(), "-n 127.0.0.1");
    Files.writeString(home.knownHosts, "@cert-authority * " + publicKey(server.hostKey("rsa")));
    server.set("HostCertificate " + server.hostKey("ed25519") + "-cert.pub");
    try (OpenSshServer _ = server.start("ed25519")) {
      Answers answers = new Answers(Trust.REFUSE);

      assertThat(fault(answers).reason()).isEqualTo(Reason.HOST_KEY_REJECTED);
      assertThat(answers.asked(HostKeyQuestion.class).getFirst().certificateFault()).isNotEmpty();
    }
  }

  @Test
  void aRevokedAuthorityEndsIt() throws Exception {
    Path authority = authority();
    certify(authority, "-n 127.0.0.1");
    String key = publicKey(authority);
    Files.writeString(home.knownHosts, "@revoked * " + key + "@cert-authority * " + key);
    server.set("HostCertificate " + server.hostKey("ed25519") + "-cert.pub");
    try (OpenSshServer _ = server.start("ed25519")) {
      assertThat(fault(new Answers(Trust.REMEMBER)).reason()).isEqualTo(Reason.HOST_KEY_REVOKED);
    }
  }

  @Test
  void sessionsAreLimitedButTheConnectionLives() throws Exception {
    server.set("MaxSessions 1");
    try (OpenSshServer _ = server.start("ed25519");
        SshSession session = home.connect(server.target(), Answers.trusting())) {
      RemoteProcess first = session.subsystem("sftp");

      assertThat(channelFault(session).reason()).isEqualTo(Reason.CHANNEL_REFUSED);
      assertThat(session.isAlive()).isTrue();
      first.close();
      Thread.sleep(200);
      try (RemoteProcess second = session.run(new ReadingCommand.Echo("f00d"))) {
        assertThat(second.output().readAllBytes()).asString().isEqualTo("f00d\n");
      }
    }
  }

  @Test
  void aServerWithoutSftpSaysSo() throws Exception {
    try (OpenSshServer _ = server.start("ed25519");
        SshSession session = home.connect(server.target(), Answers.trusting())) {
      SshException fault =
          Objects.requireNonNull(
              catchThrowableOfType(SshException.class, () -> session.subsystem("nothing").close()));
      assertThat(fault.reason()).isEqualTo(Reason.NO_SUBSYSTEM);
    }
  }

  @Test
  void anSftpOnlyAccountAnswersACommandWithASentence() throws Exception {
    server.set("ForceCommand internal-sftp");
    try (OpenSshServer _ = server.start("ed25519");
        SshSession session = home.connect(server.target(), Answers.trusting());
        RemoteProcess echo = session.run(new ReadingCommand.Echo("cafe"))) {
      echo.input().close();
      assertThat(new String(echo.output().readAllBytes(), StandardCharsets.UTF_8))
          .doesNotContain("cafe");
    }
  }

  @Test
  void aConnectionThatBreaksIsNotAnEnd() throws Exception {
    try (OpenSshServer _ = server.start("ed25519");
        SshSession session = home.connect(server.target(), Answers.trusting());
        RemoteProcess sftp = session.subsystem("sftp")) {
      server.serving().forEach(ProcessHandle::destroyForcibly);

      assertThat(catchThrowableOfType(IOException.class, () -> sftp.output().read())).isNotNull();
      assertThat(catchThrowableOfType(SshException.class, () -> sftp.exitStatus()).reason())
          .isEqualTo(Reason.CONNECTION_LOST);
      assertThat(channelFault(session).reason()).isEqualTo(Reason.CONNECTION_LOST);
    }
  }

  @Test
  void aFrozenServerIsNoticed() throws Exception {
    try (OpenSshServer _ = server.start("ed25519");
        SshSession session = home.connect(server.target(), Answers.trusting());
        RemoteProcess sleeping = session.subsystem("sftp")) {
      for (ProcessHandle one : server.serving()) {
        OpenSshServer.run(List.of("kill", "-STOP", Long.toString(one.pid())));
      }
      long start = System.nanoTime();

      assertThat(catchThrowableOfType(IOException.class, () -> sleeping.output().read()))
          .isNotNull();
      assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Ciphers chacha20-poly1305@openssh.com, chacha20-poly1305@openssh.com",
    "HostKeyAlgorithms ssh-rsa, ssh-rsa",
    "KexAlgorithms diffie-hellman-group14-sha1, diffie-hellman-group14-sha1",
  })
  void withoutACommonAlgorithmTheServersAreNamed(String setting, String named) throws Exception {
    server.set(setting);
    try (OpenSshServer _ = server.start("ed25519", "rsa")) {
      SshException fault = fault(Answers.trusting());

      assertThat(fault.reason()).isEqualTo(Reason.NO_COMMON_ALGORITHM);
      assertThat(fault.detail()).contains(named);
    }
  }

  private SshException fault(SshPrompts prompts) {
    return Objects.requireNonNull(
        catchThrowableOfType(
            SshException.class, () -> home.connect(server.target(), prompts).close()));
  }

  private static SshException channelFault(SshSession session) {
    return Objects.requireNonNull(
        catchThrowableOfType(
            SshException.class, () -> session.run(new ReadingCommand.Echo("cafe")).close()));
  }

  private Path authority() throws Exception {
    Path authority = folder.resolve("authority");
    OpenSshServer.keygen("-q", "-t", "ed25519", "-N", "", "-f", authority.toString());
    return authority;
  }

  private void certify(Path authority, String options) throws Exception {
    List<String> all =
        new ArrayList<>(List.of("-q", "-s", authority.toString(), "-I", "web", "-h"));
    all.addAll(List.of(options.split(" ", -1)));
    all.add(server.hostKey("ed25519") + ".pub");
    OpenSshServer.keygen(all.toArray(String[]::new));
  }

  private static String publicKey(Path key) throws IOException {
    return Files.readString(Path.of(key + ".pub"));
  }
}
