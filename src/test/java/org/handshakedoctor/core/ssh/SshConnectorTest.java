package org.handshakedoctor.core.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.handshakedoctor.core.ssh.ConnectEvent.Began;
import org.handshakedoctor.core.ssh.SshException.Reason;
import org.handshakedoctor.core.ssh.SshPrompts.HostKeyQuestion;
import org.handshakedoctor.core.ssh.SshPrompts.Trust;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The way to a server: what can be wrong with it, hosts in between, and giving up.
class SshConnectorTest {
  private static final String PASSWORD = "secret";

  @TempDir Path folder;
  private SshHome home;
  private EmbeddedServer server;

  @BeforeEach
  void aServer() throws IOException {
    home = new SshHome(folder, "alice");
    server = EmbeddedServer.withPassword("alice", PASSWORD).start();
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  @Test
  void aNameThatDoesNotExist() {
    assertThat(fault("no-such-name.invalid", Answers.trusting()).reason())
        .isEqualTo(Reason.NAME_NOT_FOUND);
  }

  @Test
  void aPortWhereNobodyListens() throws Exception {
    int port = server.port();
    server.close();

    assertThat(fault("127.0.0.1:" + port, Answers.trusting()).reason()).isEqualTo(Reason.REFUSED);
  }

  @Test
  void somethingElseThanSsh() throws Exception {
    try (ServerSocket web = answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      assertThat(fault("127.0.0.1:" + web.getLocalPort(), Answers.trusting()).reason())
          .isEqualTo(Reason.NOT_SSH);
    }
  }

  @Test
  void aServerThatHangsUpAtOnce() throws Exception {
    try (ServerSocket full = answering("")) {
      assertThat(fault("127.0.0.1:" + full.getLocalPort(), Answers.trusting()).reason())
          .isEqualTo(Reason.CONNECTION_LOST);
    }
  }

  @Test
  void aServerThatNeverSaysAnything() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      SshConnector impatient =
          new SshConnector(
              home.environment(null),
              new Patience(
                  Duration.ofMillis(500),
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(1)));

      SshException fault =
          Objects.requireNonNull(
              catchThrowableOfType(
                  SshException.class,
                  () ->
                      impatient
                          .connect(
                              SshHome.target("127.0.0.1:" + silent.getLocalPort()),
                              Answers.trusting(),
                              home.events::add)
                          .close()));

      assertThat(fault.reason()).isEqualTo(Reason.TIMED_OUT);
    }
  }

  @Test
  void throughAHostInBetweenEachKeyIsCheckedUnderItsOwnName() throws Exception {
    try (EmbeddedServer hop = EmbeddedServer.withPassword("bob", "hop").start()) {
      home.config(
          """
          Host web
            HostName 127.0.0.1
            Port %d
            ProxyJump bob@bastion
          Host bastion
            HostName 127.0.0.1
            HostKeyAlias bastion
            Port %d
          """
              .formatted(server.port(), hop.port()));
      Answers answers = new Answers(Trust.REMEMBER, "hop", PASSWORD);

      try (SshSession session = home.connect("web", answers);
          RemoteProcess sftp = session.subsystem("sftp")) {
        sftp.input().write(new byte[] {0, 0, 0, 5, 1, 0, 0, 0, 3});
        sftp.input().flush();
        assertThat(sftp.output().readNBytes(5)[4]).isEqualTo((byte) 2);
      }

      assertThat(answers.asked(HostKeyQuestion.class).stream().map(HostKeyQuestion::host))
          .containsExactly("bastion", "[127.0.0.1]:" + server.port());
      assertThat(Files.readAllLines(home.knownHosts)).hasSize(2);
      assertThat(home.events(Began.class).stream().map(one -> one.host() + " " + one.stage()))
          .containsExactly(
              "bastion FIND_ADDRESS",
              "bastion CONNECT",
              "bastion CHECK_HOST_KEY",
              "bastion LOG_IN",
              "web CONNECT",
              "web CHECK_HOST_KEY",
              "web LOG_IN");
    }
  }

  @Test
  void throughTwoHostsInBetween() throws Exception {
    try (EmbeddedServer first = EmbeddedServer.withPassword("alice", "1").start();
        EmbeddedServer second = EmbeddedServer.withPassword("alice", "2").start()) {
      jump("127.0.0.1:" + first.port() + ",127.0.0.1:" + second.port());

      home.connect("web", Answers.trusting("1", "2", PASSWORD)).close();

      assertThat(home.events(ConnectEvent.LoggedIn.class)).hasSize(3);
    }
  }

  @Test
  void aHostInBetweenThatIsNotTrustedEndsItBeforeAnyPassword() throws Exception {
    try (EmbeddedServer hop = EmbeddedServer.withPassword("alice", "hop").start()) {
      jump("127.0.0.1:" + hop.port());
      Answers answers = new Answers(Trust.REFUSE, "hop", PASSWORD);

      assertThat(fault("web", answers).reason()).isEqualTo(Reason.HOST_KEY_REJECTED);
      assertThat(answers.asked).hasSize(1);
    }
  }

  @Test
  void aHostInBetweenThatPassesNothingOn() throws Exception {
    try (EmbeddedServer hop = EmbeddedServer.withPassword("alice", "hop")) {
      hop.server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
      hop.start();
      jump("127.0.0.1:" + hop.port());

      SshException fault = fault("web", Answers.trusting("hop", PASSWORD));

      assertThat(fault.reason()).isEqualTo(Reason.JUMP_REFUSED);
      assertThat(fault.host()).isEqualTo("web");
    }
  }

  @Test
  void aHostInBetweenThatDiesTakesTheConnectionWithIt() throws Exception {
    EmbeddedServer hop = EmbeddedServer.withPassword("alice", "hop").start();
    jump("127.0.0.1:" + hop.port());
    try (SshSession session = home.connect("web", Answers.trusting("hop", PASSWORD));
        RemoteProcess sftp = session.subsystem("sftp")) {
      hop.close();

      assertThat(catchThrowableOfType(IOException.class, () -> sftp.output().read())).isNotNull();
    }
  }

  @Test
  void hostsThatLeadToEachOtherAreRefused() throws Exception {
    home.config("Host a\n  ProxyJump b\nHost b\n  ProxyJump a\n");

    assertThat(fault("a", Answers.trusting()).reason()).isEqualTo(Reason.CONFIG_UNREADABLE);
  }

  /// Whatever it is that we wait for.
  enum Waiting {
    BANNER,
    HOST_KEY,
    PASSWORD
  }

  @ParameterizedTest
  @EnumSource(Waiting.class)
  void givingUpEndsItWithinASecond(Waiting waiting) throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    AtomicReference<@Nullable SshException> fault = new AtomicReference<>();
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      int port = waiting == Waiting.BANNER ? silent.getLocalPort() : server.port();
      SshPrompts prompts = new Thinking(waiting, reached);
      Thread connecting =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      home.connector()
                          .connect(
                              SshHome.target("127.0.0.1:" + port),
                              prompts,
                              event -> {
                                if (waiting == Waiting.BANNER
                                    && event instanceof Began began
                                    && began.stage() == ConnectStage.CHECK_HOST_KEY) {
                                  reached.countDown();
                                }
                              });
                    } catch (SshException e) {
                      fault.set(e);
                    }
                  });
      reached.await();
      long start = System.nanoTime();
      connecting.interrupt();
      connecting.join(Duration.ofSeconds(5));

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      assertThat(Objects.requireNonNull(fault.get()).reason()).isEqualTo(Reason.CANCELLED);
      for (int i = 0; i < 50 && !threads().isEmpty(); i++) {
        Thread.sleep(20);
      }
      assertThat(threads()).isEmpty();
    }
  }

  @Test
  void closingFreesWhoeverReads() throws Exception {
    SshSession session = home.connect("127.0.0.1:" + server.port(), Answers.trusting(PASSWORD));
    RemoteProcess sftp = session.subsystem("sftp");
    Thread closing =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    Thread.sleep(200);
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                  session.close();
                });

    assertThat(catchThrowableOfType(IOException.class, () -> sftp.output().read())).isNotNull();
    closing.join();
    assertThat(session.isAlive()).isFalse();
  }

  @Test
  void aSubsystemThatDoesNotAnswerIsGivenUp() throws Exception {
    try (SshSession session =
            home.connect("127.0.0.1:" + server.port(), Answers.trusting(PASSWORD));
        RemoteProcess sftp = session.subsystem("sftp")) {
      long start = System.nanoTime();

      assertThat(catchThrowableOfType(IOException.class, () -> sftp.output().read())).isNotNull();
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(4));
    }
  }

  private void jump(String way) throws IOException {
    home.config(
        "Host web\n  HostName 127.0.0.1\n  Port " + server.port() + "\n  ProxyJump " + way + "\n");
  }

  private SshException fault(String target, SshPrompts prompts) {
    return Objects.requireNonNull(
        catchThrowableOfType(SshException.class, () -> home.connect(target, prompts).close()));
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.equals("ssh-connect"))
        .toList();
  }

  private static ServerSocket answering(String words) throws IOException {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(
            () -> {
              try (Socket one = server.accept()) {
                one.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
                one.shutdownOutput();
                one.getInputStream().readAllBytes();
              } catch (IOException _) {
                // The test is over.
              }
            });
    return server;
  }

  /// A person who thinks for ever about one of the questions.
  private record Thinking(Waiting about, CountDownLatch reached) implements SshPrompts {
    @Override
    public Trust trust(HostKeyQuestion question) throws InterruptedException {
      think(Waiting.HOST_KEY);
      return Trust.THIS_TIME;
    }

    @Override
    public char @Nullable [] password(PasswordQuestion question) throws InterruptedException {
      think(Waiting.PASSWORD);
      return null;
    }

    @Override
    public char @Nullable [] passphrase(PassphraseQuestion question) {
      return null;
    }

    @Override
    public @Nullable List<char[]> answers(ServerQuestion question) {
      return null;
    }

    private void think(Waiting question) throws InterruptedException {
      if (question == about) {
        reached.countDown();
        new CountDownLatch(1).await();
      }
    }
  }
}
