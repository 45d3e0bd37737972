package org.handshakedoctor.core.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.ssh.ConnectEvent.LoggedIn;
import org.handshakedoctor.core.ssh.ConnectEvent.LoginWay;
import org.handshakedoctor.core.ssh.ConnectEvent.Offered;
import org.handshakedoctor.core.ssh.ConnectEvent.SkipReason;
import org.handshakedoctor.core.ssh.ConnectEvent.Skipped;
import org.handshakedoctor.core.ssh.SshException.Reason;
import org.handshakedoctor.core.ssh.SshPrompts.PassphraseQuestion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which keys a server sees, and how they are unlocked, against OpenSSH's own server.
@EnabledIf(
    value = "org.handshakedoctor.core.ssh.OpenSshServer#isInstalled",
    disabledReason = "NOT RUN: needs OpenSSH's server")
class LoginKeysTest {
  private static final String PASSPHRASE = "correct horse battery";

  @TempDir Path folder;
  private final List<Process> agents = new ArrayList<>();
  private SshHome home;
  private OpenSshServer server;

  @BeforeEach
  void aHome() throws Exception {
    home = new SshHome(folder.resolve("home"), OpenSshServer.USER);
    server = new OpenSshServer(folder.resolve("server"));
    server.set("PasswordAuthentication no", "KbdInteractiveAuthentication no");
  }

  @AfterEach
  void end() {
    server.close();
    agents.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @CsvSource({
    "-t ed25519",
    "-t ecdsa -b 521",
    "-t rsa -b 2048",
    "-t rsa -b 2048 -m PEM",
    "-t ecdsa -m PKCS8",
    "-t ed25519 -Z aes256-ctr",
    "-t ed25519 -Z aes256-gcm@openssh.com",
  })
  void lockedKeysOfAllFormsAskForTheirPassphrase(String form) throws Exception {
    Path key = home.ssh.resolve("key");
    List<String> options = new ArrayList<>(List.of(form.split(" ", -1)));
    options.addAll(List.of("-N", PASSPHRASE));
    server.userKey(key, options.toArray(String[]::new));
    home.config("IdentityFile ~/.ssh/key\n");
    server.start("ed25519");
    Answers answers = Answers.trusting("wrong", PASSPHRASE);

    home.connect(server.target(), answers).close();

    assertThat(answers.asked(PassphraseQuestion.class))
        .containsExactly(
            new PassphraseQuestion(key.toString(), 1), new PassphraseQuestion(key.toString(), 2));
    assertThat(answers.given).allMatch(given -> given[0] == 0);
  }

  @Test
  void aLockedKeyThatTheServerDoesNotWantIsNotAskedFor() throws Exception {
    server.userKey(home.ssh.resolve("id_ed25519"), "-t", "ed25519", "-N", PASSPHRASE);
    Files.writeString(server.authorizedKeys, "");
    server.start("ed25519");
    Answers answers = Answers.trusting(PASSPHRASE);

    assertThat(fault(answers).reason()).isEqualTo(Reason.KEY_REJECTED);
    assertThat(answers.asked(PassphraseQuestion.class)).isEmpty();
  }

  @Test
  void aPassphraseMayBeWrongThreeTimes() throws Exception {
    server.userKey(home.ssh.resolve("id_ed25519"), "-t", "ed25519", "-N", PASSPHRASE);
    server.start("ed25519");
    Answers answers = Answers.trusting("1", "2", "3", PASSPHRASE);

    assertThat(fault(answers).reason()).isEqualTo(Reason.KEY_REJECTED);
    assertThat(answers.asked(PassphraseQuestion.class)).hasSize(3);
    assertThat(skipped()).containsExactly(SkipReason.WRONG_PASSPHRASE);
  }

  @Test
  void givingUpAtThePassphraseEndsIt() throws Exception {
    server.userKey(home.ssh.resolve("id_ed25519"), "-t", "ed25519", "-N", PASSPHRASE);
    server.start("ed25519");

    assertThat(fault(Answers.trusting()).reason()).isEqualTo(Reason.CANCELLED);
  }

  @ParameterizedTest
  @CsvSource({"2, ''", "2, passphrase", "3, ''"})
  void keysOfPuttyWork(int version, String passphrase) throws Exception {
    Path putty = putty(version, passphrase);
    home.config("IdentityFile " + putty + "\n");
    server.start("ed25519");

    home.connect(server.target(), Answers.trusting(passphrase)).close();

    assertThat(home.events(LoggedIn.class)).hasSize(1);
  }

  @Test
  void whatOnlyAnotherProgramCanUnlockSaysSo() throws Exception {
    Path putty = putty(3, "passphrase");
    Path chacha = home.ssh.resolve("chacha");
    server.userKey(
        chacha, "-t", "ed25519", "-Z", "chacha20-poly1305@openssh.com", "-N", PASSPHRASE);
    Files.writeString(home.ssh.resolve("broken"), "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n");
    home.config(
        "IdentityFile "
            + putty
            + "\nIdentityFile ~/.ssh/chacha\nIdentityFile ~/.ssh/broken\n"
            + "IdentityFile ~/.ssh/absent\n");
    server.start("ed25519");

    assertThat(fault(Answers.trusting()).reason()).isEqualTo(Reason.KEY_REJECTED);
    assertThat(skipped())
        .containsExactly(
            SkipReason.NEEDS_CONVERSION,
            SkipReason.NEEDS_CONVERSION,
            SkipReason.UNREADABLE,
            SkipReason.UNREADABLE);
  }

  @Test
  void aCertificateBesideItsKeyIsOfferedFirst() throws Exception {
    Path authority = folder.resolve("authority");
    OpenSshServer.keygen("-q", "-t", "ed25519", "-N", "", "-f", authority.toString());
    for (String type : List.of("ed25519", "rsa")) {
      Path key = home.ssh.resolve("id_" + type);
      server.userKey(key, "-t", type);
      OpenSshServer.keygen(
          "-q", "-s", authority.toString(), "-I", "me", "-n", OpenSshServer.USER, key + ".pub");
    }
    Files.writeString(server.authorizedKeys, "");
    server.set("TrustedUserCAKeys " + authority + ".pub");
    server.start("ed25519");

    home.connect(server.target(), Answers.trusting()).close();
    Files.delete(home.ssh.resolve("id_rsa"));
    home.connect(server.target(), Answers.trusting()).close();

    assertThat(home.events(Offered.class)).hasSize(2);
    assertThat(server.log()).contains("RSA-CERT").contains("ED25519-CERT");
  }

  @Test
  void theAgentsKeysComeFirst() throws Exception {
    agent(server.userKey(folder.resolve("k"), "-t", "ed25519", "-C", "on the agent"));
    server.userKey(home.ssh.resolve("id_ed25519"), "-t", "ed25519");
    server.start("ed25519");

    home.connect(server.target(), Answers.trusting()).close();

    assertThat(home.events(LoggedIn.class))
        .containsExactly(new LoggedIn("127.0.0.1", LoginWay.AGENT_KEY, "on the agent"));
  }

  @Test
  void theAgentSignsWithCertificatesAndWithRsa() throws Exception {
    Path authority = folder.resolve("authority");
    OpenSshServer.keygen("-q", "-t", "ed25519", "-N", "", "-f", authority.toString());
    Path key = server.userKey(folder.resolve("k"), "-t", "rsa");
    OpenSshServer.keygen(
        "-q", "-s", authority.toString(), "-I", "me", "-n", OpenSshServer.USER, key + ".pub");
    Files.writeString(server.authorizedKeys, "");
    server.set("TrustedUserCAKeys " + authority + ".pub");
    server.start("ed25519");
    agent(key);

    home.connect(server.target(), Answers.trusting()).close();

    assertThat(server.log()).contains("ID me (serial 0)");
  }

  @Test
  void anAgentThatIsNotThereIsSaidAndPassedOver() throws Exception {
    home.variables.put("SSH_AUTH_SOCK", folder.resolve("dead").toString());
    server.userKey(home.ssh.resolve("id_ed25519"), "-t", "ed25519");
    server.start("ed25519");

    home.connect(server.target(), Answers.trusting()).close();

    assertThat(skipped()).containsExactly(SkipReason.NO_AGENT);
  }

  @Test
  void anEmptyAgentIsPassedOver() throws Exception {
    agent();
    server.userKey(home.ssh.resolve("id_ed25519"), "-t", "ed25519");
    server.start("ed25519");

    home.connect(server.target(), Answers.trusting()).close();

    assertThat(skipped()).isEmpty();
  }

  @Test
  void anAgentFullOfKeysDoesNotLockTheUserOut() throws Exception {
    Path[] keys = new Path[7];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = server.userKey(folder.resolve("k" + i), "-t", "ed25519", "-C", "k" + i);
    }
    Files.writeString(server.authorizedKeys, "");
    agent(keys);
    server.userKey(home.ssh.resolve("id_ed25519"), "-t", "ed25519");
    server.start("ed25519");

    home.connect(server.target(), Answers.trusting()).close();

    assertThat(home.events(Offered.class)).hasSize(5);
    assertThat(skipped()).containsOnly(SkipReason.TOO_MANY).hasSize(3);
  }

  @Test
  void onlyTheChosenKeyIsOfferedWhereTheSettingsSaySo() throws Exception {
    agent(
        server.userKey(folder.resolve("a"), "-t", "ed25519"),
        server.userKey(folder.resolve("b"), "-t", "ed25519"));
    Files.writeString(server.authorizedKeys, "");
    Path chosen = server.userKey(home.ssh.resolve("chosen"), "-t", "ed25519");
    home.config("Host *\n  IdentitiesOnly yes\n  IdentityFile ~/.ssh/chosen\n");
    server.set("MaxAuthTries 1").start("ed25519");

    home.connect(server.target(), Answers.trusting()).close();

    assertThat(home.events(Offered.class))
        .extracting(Offered::what)
        .containsExactly(chosen.toString());
  }

  @Test
  void aPublicKeyAloneChoosesOneOfTheAgents() throws Exception {
    Path wanted = server.userKey(folder.resolve("wanted"), "-t", "ed25519");
    Path other = server.userKey(folder.resolve("other"), "-t", "ed25519");
    agent(other, wanted);
    home.config("IdentitiesOnly yes\nIdentityFile " + wanted + ".pub\n");
    server.set("MaxAuthTries 1").start("ed25519");
    Files.delete(wanted);

    home.connect(server.target(), Answers.trusting()).close();

    assertThat(home.events(Offered.class)).hasSize(1);
  }

  @Test
  void aServerThatHangsUpAfterTooManyKeysSaysSo() throws Exception {
    for (String type : List.of("ed25519", "ecdsa", "rsa")) {
      server.userKey(home.ssh.resolve("id_" + type), "-t", type);
    }
    Files.writeString(server.authorizedKeys, "");
    server.set("MaxAuthTries 2").start("ed25519");

    assertThat(fault(Answers.trusting()).reason()).isEqualTo(Reason.TOO_MANY_TRIES);
  }

  @Test
  void withoutAnythingToLogInWithTheServersWaysAreNamed() throws Exception {
    server.start("ed25519");

    SshException fault = fault(Answers.trusting());

    assertThat(fault.reason()).isEqualTo(Reason.KEY_REJECTED);
    assertThat(fault.detail()).contains("publickey");
  }

  private List<SkipReason> skipped() {
    return home.events(Skipped.class).stream().map(Skipped::reason).toList();
  }

  private Path putty(int version, String passphrase) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/puttygen")), "NOT RUN: needs puttygen");
    Path key = server.userKey(folder.resolve("for-putty"), "-t", "ed25519");
    Path secret = Files.writeString(folder.resolve("passphrase"), passphrase);
    Path putty = home.ssh.resolve("key" + version + ".ppk");
    OpenSshServer.run(
        List.of(
            "puttygen",
            key.toString(),
            "-O",
            "private",
            "-o",
            putty.toString(),
            "--ppk-param",
            "version=" + version,
            "--new-passphrase",
            secret.toString()));
    return putty;
  }

  private void agent(Path... keys) throws Exception {
    Path socket = folder.resolve("agent");
    agents.add(new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start());
    for (int i = 0; i < 100 && !Files.exists(socket); i++) {
      Thread.sleep(20);
    }
    home.variables.put("SSH_AUTH_SOCK", socket.toString());
    for (Path key : keys) {
      ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", key.toString());
      add.environment().put("SSH_AUTH_SOCK", socket.toString());
      if (add.start().waitFor() != 0) {
        throw new IOException("ssh-add");
      }
    }
  }

  private SshException fault(SshPrompts prompts) {
    return Objects.requireNonNull(
        catchThrowableOfType(
            SshException.class, () -> home.connect(server.target(), prompts).close()));
  }
}
