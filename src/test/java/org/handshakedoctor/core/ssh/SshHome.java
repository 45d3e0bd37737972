package org.handshakedoctor.core.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.handshakedoctor.core.net.SshTarget;
import org.jspecify.annotations.Nullable;

/// A user's home with settings of its own, so that no test sees those of whoever runs it.
final class SshHome {
  static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2));

  final Path home;
  final Path ssh;
  final Path knownHosts;
  final Map<String, String> variables = new HashMap<>();
  final List<ConnectEvent> events = new CopyOnWriteArrayList<>();
  private final String user;

  SshHome(Path home, String user) throws IOException {
    this.home = home;
    this.user = user;
    this.ssh = Files.createDirectories(home.resolve(".ssh"));
    this.knownHosts = ssh.resolve("known_hosts");
    config("");
  }

  SshHome config(String text) throws IOException {
    Files.writeString(ssh.resolve("config"), text);
    return this;
  }

  SshEnvironment environment(@Nullable Path program) {
    return new SshEnvironment(
        home, user, variables, ssh.resolve("config"), home.resolve("none"), program);
  }

  SshConnector connector() {
    return new SshConnector(environment(null), SHORT);
  }

  SshSession connect(String target, SshPrompts prompts) throws SshException {
    return connector().connect(target(target), prompts, events::add);
  }

  static SshTarget target(String text) {
    return Objects.requireNonNull(SshTarget.parse(text));
  }

  <T extends ConnectEvent> List<T> events(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
