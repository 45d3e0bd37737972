package org.handshakedoctor.core.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Objects;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.handshakedoctor.core.ssh.ConnectEvent.Began;
import org.handshakedoctor.core.ssh.SshException.Reason;
import org.handshakedoctor.core.ssh.SshPrompts.HostKeyQuestion;
import org.handshakedoctor.core.ssh.SshPrompts.PasswordQuestion;
import org.handshakedoctor.core.ssh.SshPrompts.Prompt;
import org.handshakedoctor.core.ssh.SshPrompts.ServerQuestion;
import org.handshakedoctor.core.ssh.SshPrompts.Trust;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whom we trust and how we get in, against a server in this process.
class SshLoginTest {
  private static final String PASSWORD = "Tr0ub4dor&3-Pa55";

  @TempDir Path folder;
  private SshHome home;

  @BeforeEach
  void aNewHome() throws IOException {
    home = new SshHome(folder, "alice");
  }

  @Test
  void anUnknownKeyIsAskedAboutAndRefusedWithoutATrace() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.withPassword("alice", PASSWORD).start()) {
      Answers answers = new Answers(Trust.REFUSE, PASSWORD);

      SshException fault = fault("127.0.0.1:" + server.port(), answers);

      assertThat(fault.reason()).isEqualTo(Reason.HOST_KEY_REJECTED);
      HostKeyQuestion question = answers.asked(HostKeyQuestion.class).getFirst();
      assertThat(question.host()).isEqualTo("[127.0.0.1]:" + server.port());
      assertThat(question.offered().type()).isEqualTo("ecdsa-sha2-nistp256");
      assertThat(question.offered().fingerprint()).matches("SHA256:[A-Za-z0-9+/]{43}");
      assertThat(question.verdict()).isEqualTo(new HostKeyVerdict.Unknown());
      assertThat(home.knownHosts).doesNotExist();
      assertThat(answers.asked(PasswordQuestion.class)).isEmpty();
    }
  }

  @Test
  void aKeyThatWasRememberedIsNotAskedAboutAgain() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.withPassword("alice", PASSWORD).start()) {
      String target = "127.0.0.1:" + server.port();

      home.connect(target, new Answers(Trust.REMEMBER, PASSWORD)).close();
      assertThat(Files.readAllLines(home.knownHosts))
          .singleElement()
          .asString()
          .startsWith("[127.0.0.1]:" + server.port() + " ecdsa-sha2-nistp256 ");
      Answers again = new Answers(Trust.REFUSE, PASSWORD);
      home.connect(target, again).close();

      assertThat(again.asked(HostKeyQuestion.class)).isEmpty();
      assertThat(Files.readAllLines(home.knownHosts)).hasSize(1);
    }
  }

  @Test
  void trustedOnceIsAskedAboutAgain() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.withPassword("alice", PASSWORD).start()) {
      String target = "127.0.0.1:" + server.port();

      home.connect(target, Answers.trusting(PASSWORD)).close();
      Answers again = Answers.trusting(PASSWORD);
      home.connect(target, again).close();

      assertThat(again.asked(HostKeyQuestion.class)).hasSize(1);
      assertThat(home.knownHosts).doesNotExist();
    }
  }

  @Test
  void aChangedKeyEndsItWhateverThePersonSays() throws Exception {
    KeyPair first = EmbeddedServer.key("EC", 256);
    int port;
    try (EmbeddedServer server = new EmbeddedServer(first)) {
      server.server.setPasswordAuthenticator((_, _, _) -> true);
      port = server.start().port();
      home.connect("127.0.0.1:" + port, new Answers(Trust.REMEMBER, PASSWORD)).close();
    }
    String before = Files.readString(home.knownHosts);
    for (KeyPair other : List.of(EmbeddedServer.key("EC", 256), EmbeddedServer.key("RSA", 2048))) {
      try (EmbeddedServer server = new EmbeddedServer(other).port(port)) {
        server.server.setPasswordAuthenticator((_, _, _) -> true);
        server.start();
        Answers answers = new Answers(Trust.REMEMBER, PASSWORD);

        SshException fault = fault("127.0.0.1:" + port, answers);

        assertThat(fault.reason()).isEqualTo(Reason.HOST_KEY_CHANGED);
        HostKeyQuestion question = answers.asked(HostKeyQuestion.class).getFirst();
        HostKeyVerdict.Changed changed = (HostKeyVerdict.Changed) question.verdict();
        assertThat(changed.places().getFirst().file()).isEqualTo(home.knownHosts);
        assertThat(changed.places().getFirst().line()).isEqualTo(1);
        assertThat(answers.asked(PasswordQuestion.class)).isEmpty();
        assertThat(Files.readString(home.knownHosts)).isEqualTo(before);
      }
    }
  }

  @Test
  void aRevokedKeyEndsItWhateverElseIsKnown() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.withPassword("alice", PASSWORD).start()) {
      String target = "127.0.0.1:" + server.port();
      home.connect(target, new Answers(Trust.REMEMBER, PASSWORD)).close();
      String known = Files.readString(home.knownHosts);
      Files.writeString(
          home.knownHosts, known + "@revoked *" + known.substring(known.indexOf(' ')));
      Answers answers = new Answers(Trust.REMEMBER, PASSWORD);

      assertThat(fault(target, answers).reason()).isEqualTo(Reason.HOST_KEY_REVOKED);
      assertThat(answers.asked(PasswordQuestion.class)).isEmpty();
    }
  }

  @Test
  void stepsAreToldInTheirOrder() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.withPassword("alice", PASSWORD).start()) {
      home.connect("127.0.0.1:" + server.port(), Answers.trusting(PASSWORD)).close();

      assertThat(home.events(Began.class).stream().map(Began::stage))
          .containsExactly(ConnectStage.values());
      assertThat(home.events.getLast())
          .isEqualTo(new ConnectEvent.LoggedIn("127.0.0.1", ConnectEvent.LoginWay.PASSWORD, ""));
    }
  }

  @Test
  void aWrongPasswordMayBeTriedThreeTimes() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.withPassword("alice", PASSWORD).start()) {
      Answers answers = Answers.trusting("wrong1", "wrong2", "wrong3", PASSWORD);

      SshException fault = fault("127.0.0.1:" + server.port(), answers);

      assertThat(fault.reason()).isEqualTo(Reason.PASSWORD_REJECTED);
      assertThat(answers.asked(PasswordQuestion.class).stream().map(PasswordQuestion::attempt))
          .containsExactly(1, 2, 3);
      assertThat(home.events(ConnectEvent.Refused.class)).hasSize(3);
    }
  }

  @Test
  void givingUpAtThePasswordEndsIt() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.withPassword("alice", PASSWORD).start()) {
      Answers answers = Answers.trusting("wrong");

      SshException fault = fault("127.0.0.1:" + server.port(), answers);

      assertThat(fault.reason()).isEqualTo(Reason.CANCELLED);
      assertThat(answers.asked(PasswordQuestion.class)).hasSize(2);
    }
  }

  @Test
  void answersAreWiped() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.withPassword("alice", PASSWORD).start()) {
      Answers answers = Answers.trusting("wrong", PASSWORD);

      home.connect("127.0.0.1:" + server.port(), answers).close();

      assertThat(answers.given).hasSize(2);
      assertThat(answers.given).allMatch(answer -> new String(answer).isBlank() || answer[0] == 0);
    }
  }

  @Test
  void theServersQuestionsComeInItsWords() throws Exception {
    try (EmbeddedServer server = asking("Password: ", "Code: ")) {
      Answers answers = Answers.trusting(PASSWORD, "000000", PASSWORD, "123456");

      home.connect("127.0.0.1:" + server.port(), answers).close();

      List<ServerQuestion> asked = answers.asked(ServerQuestion.class);
      assertThat(asked).hasSize(2);
      assertThat(asked.getFirst().title()).isEqualTo("Two steps");
      assertThat(asked.getFirst().instruction()).isEqualTo("Look at your \033[31mtelephone");
      assertThat(asked.getFirst().prompts())
          .containsExactly(new Prompt("Password: ", false), new Prompt("Code: ", true));
      assertThat(asked.getLast().attempt()).isEqualTo(2);
    }
  }

  @Test
  void givingUpAtTheServersQuestionEndsIt() throws Exception {
    try (EmbeddedServer server = asking("Password: ", "Code: ")) {
      Answers answers = Answers.trusting(PASSWORD);

      assertThat(fault("127.0.0.1:" + server.port(), answers).reason()).isEqualTo(Reason.CANCELLED);
      assertThat(answers.asked(ServerQuestion.class)).hasSize(1);
    }
  }

  @Test
  void nothingSecretStandsInAnythingThatIsKept() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.withPassword("alice", PASSWORD).start()) {
      String wrong = "Wr0ng-5ecret";
      SshException fault =
          fault("127.0.0.1:" + server.port(), Answers.trusting(wrong, wrong, wrong));
      home.connect("127.0.0.1:" + server.port(), new Answers(Trust.REMEMBER, PASSWORD)).close();

      StringBuilder kept = new StringBuilder(home.events.toString());
      for (Throwable one = fault; one != null; one = one.getCause()) {
        kept.append(one).append(fault.detail()).append(List.of(one.getStackTrace()));
      }
      try (var files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          kept.append(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
      assertThat(kept.toString())
          .contains("127.0.0.1")
          .doesNotContain(PASSWORD)
          .doesNotContain(wrong);
    }
  }

  private EmbeddedServer asking(String password, String code) throws IOException {
    EmbeddedServer server = new EmbeddedServer(EmbeddedServer.key("EC", 256));
    server.server.setKeyboardInteractiveAuthenticator(
        new KeyboardInteractiveAuthenticator() {
          @Override
          public InteractiveChallenge generateChallenge(
              ServerSession session, String username, String lang, String subMethods) {
            InteractiveChallenge challenge = new InteractiveChallenge();
            challenge.setInteractionName("Two steps");
            challenge.setInteractionInstruction("Look at your \033[31mtelephone");
            challenge.setLanguageTag("en");
            challenge.addPrompt(password, false);
            challenge.addPrompt(code, true);
            return challenge;
          }

          @Override
          public boolean authenticate(ServerSession session, String user, List<String> responses) {
            return responses.equals(List.of(PASSWORD, "123456"));
          }
        });
    return server.start();
  }

  private SshException fault(String target, SshPrompts prompts) {
    return Objects.requireNonNull(
        catchThrowableOfType(SshException.class, () -> home.connect(target, prompts).close()));
  }
}
