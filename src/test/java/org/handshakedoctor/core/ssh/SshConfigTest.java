package org.handshakedoctor.core.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handshakedoctor.core.ssh.SshException.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshConfigTest {
  private static final Path SSH = Path.of("/usr/bin/ssh");

  private static final String CONFIG =
      """
      # The first value counts, so what is for all stands last.
      Host web web2 *.example !bad.example
        HostName %h.internal
        User deploy
        Port = 2222
        IdentityFile ~/.ssh/deploy
        IdentityFile "~/.ssh/with blank"
        CertificateFile ~/.ssh/deploy-cert.pub

      Host web
        User second   # never counts
        IdentityFile ~/.ssh/another
      HOST *.internal
      	hostname=10.0.0.9
      	HostKeyAlias store
      Match host *.internal user deploy
        ProxyJump alice@bastion:2200,[2001:db8::1]:22
      Match originalhost lonely
        User hermit
        IdentitiesOnly yes
        IdentityAgent none
      Match user root,admin
        IdentityFile ~/.ssh/%r-of-%h
      Match all
        ConnectTimeout 7
      Include conf.d/*.conf
      Include nowhere
      Host later
        Include later.conf
        User unreached
      Host later
        Port 99
      Host files
        UserKnownHostsFile ~/.ssh/a /tmp/b
        GlobalKnownHostsFile none
        IdentityFile none
      Host *
        User everyone
        ServerAliveInterval 60
        LogLevel ERROR
      """;

  @TempDir Path folder;
  private SshHome home;

  @BeforeEach
  void settings() throws IOException {
    home = new SshHome(folder, "me").config(CONFIG);
    Path included = Files.createDirectories(home.ssh.resolve("conf.d"));
    Files.writeString(
        included.resolve("1.conf"), "Host inc*\n  User included\nHost none\n  User nobody\n");
    Files.writeString(included.resolve("2.conf"), "IdentityFile ~/.ssh/from-two\n");
    Files.writeString(included.resolve(".hidden.conf"), "User hidden\n");
    Files.writeString(home.ssh.resolve("later.conf"), "User fromlater\nHost other\n  User other\n");
  }

  /// Our reader and `ssh` itself, given the same file. `ssh` takes the home of whoever runs it from
  /// the system, so that both are given that one here, and included files are named in full.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "web",
        "web2",
        "x.example",
        "bad.example",
        "y.internal",
        "lonely",
        "root@web",
        "admin@other",
        "increase",
        "none",
        "later",
        "other",
        "files",
        "plain",
        "WEB",
        "deploy@q.internal",
        "web:77",
        "store.internal"
      })
  @EnabledIf(value = "sshIsThere", disabledReason = "NOT RUN: needs ssh")
  void readsAsSshItselfDoes(String target) throws Exception {
    home.config(CONFIG.replace("Include ", "Include " + home.ssh + "/"));

    SshHost asked = SshConfig.hostOf(SshHome.target(target), ofWhoeverRunsIt(SSH));
    SshHost read = SshConfig.hostOf(SshHome.target(target), ofWhoeverRunsIt(null));

    assertThat(read).isEqualTo(asked);
  }

  private SshEnvironment ofWhoeverRunsIt(@Nullable Path program) {
    SshEnvironment here = SshEnvironment.ofThisComputer();
    return new SshEnvironment(
        here.home(),
        here.user(),
        Map.of(),
        home.ssh.resolve("config"),
        here.globalConfig(),
        program);
  }

  static boolean sshIsThere() {
    return Files.isExecutable(SSH);
  }

  @Test
  void findsIncludedFilesInTheUsersFolder() throws Exception {
    assertThat(host("increase").user()).isEqualTo("included");
    assertThat(host("later").user()).isEqualTo("fromlater");
    assertThat(host("plain").keyFiles()).containsExactly(home.ssh.resolve("from-two"));
  }

  @Test
  void whatTheUserTypesCountsMore() throws Exception {
    SshHost host = host("root@web:77");

    assertThat(host.user()).isEqualTo("root");
    assertThat(host.port()).isEqualTo(77);
    assertThat(host.address()).isEqualTo("web.internal");
  }

  @Test
  void aProgramThatWouldHaveToBeRunIsNotGuessedAt() throws Exception {
    home.config("Match host other exec \"test -f /x\"\n  Port 1\nMatch exec \"true\"\n  Port 2\n");

    SshException fault = fault("web");

    assertThat(fault.reason()).isEqualTo(Reason.CONFIG_NEEDS_SSH);
    assertThat(fault.detail()).isEqualTo("Match exec");
  }

  @Test
  void aProgramThatCannotMatterIsNoMatter() throws Exception {
    home.config("Match host other exec \"test -f /x\"\n  Port 1\nHost *\n  Port 3\n");

    assertThat(host("web").port()).isEqualTo(3);
  }

  @Test
  void aConnectionThroughAProgramNeedsSsh() throws Exception {
    home.config("ProxyCommand nc -X 5 %h %p\n");

    assertThat(fault("web").reason()).isEqualTo(Reason.CONFIG_NEEDS_SSH);
  }

  @Test
  void filesThatIncludeEachOtherEnd() throws Exception {
    home.config("Include config\n");

    assertThat(fault("web").reason()).isEqualTo(Reason.CONFIG_UNREADABLE);
  }

  @Test
  @EnabledIf(value = "sshIsThere", disabledReason = "NOT RUN: needs ssh")
  void whatSshFindsWrongIsToldInItsWords() throws Exception {
    home.config("NoSuchKeyword yes\n");

    SshException fault =
        Objects.requireNonNull(
            catchThrowableOfType(
                SshException.class,
                () -> SshConfig.hostOf(SshHome.target("web"), home.environment(SSH))));

    assertThat(fault.reason()).isEqualTo(Reason.CONFIG_UNREADABLE);
    assertThat(fault.detail()).containsIgnoringCase("nosuchkeyword");
  }

  @Test
  void withoutAnySettingsTheUsualHolds() throws Exception {
    Files.delete(home.ssh.resolve("config"));
    home.variables.put("SSH_AUTH_SOCK", "/run/agent");

    SshHost host = host("example.com");

    assertThat(host.address()).isEqualTo("example.com");
    assertThat(host.port()).isEqualTo(22);
    assertThat(host.user()).isEqualTo("me");
    assertThat(host.chosenKeys()).isFalse();
    assertThat(host.agent()).isEqualTo("/run/agent");
    assertThat(host.keyFiles()).contains(home.ssh.resolve("id_ed25519"));
    assertThat(host.jumps()).isEqualTo(List.of());
    assertThat(host.remembering()).isEqualTo(home.knownHosts);
  }

  private SshHost host(String target) throws Exception {
    return SshConfig.hostOf(SshHome.target(target), home.environment(null));
  }

  private SshException fault(String target) {
    return Objects.requireNonNull(catchThrowableOfType(SshException.class, () -> host(target)));
  }
}
