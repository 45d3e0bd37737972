package org.handshakedoctor.core.ssh;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.SshTarget;
import org.handshakedoctor.core.ssh.SshException.Reason;
import org.jspecify.annotations.Nullable;

/// All that the settings say about connecting to one server.
///
/// @param name as the user named it
/// @param address the name or address to connect to
/// @param alias the name under which its key is remembered, if not its own
/// @param keyFiles private keys to log in with, in order; ours, and they may not exist
/// @param certificateFiles certificates named by themselves, not beside their keys
/// @param chosenKeys whether the user named the key files, and they are not just the usual ones
/// @param onlyTheseKeys whether the agent may offer no others
/// @param agent the agent's socket, or null for no agent
/// @param jumps the hosts on the way, as written, the first hop first
/// @param knownHosts files of servers' keys, the user's own first
/// @param remembering where new keys go, or null if the user wants them nowhere
/// @param connectSeconds how long connecting may take, or 0 if not said
record SshHost(
    String name,
    String address,
    int port,
    String user,
    @Nullable String alias,
    List<Path> keyFiles,
    List<Path> certificateFiles,
    boolean chosenKeys,
    boolean onlyTheseKeys,
    @Nullable String agent,
    List<String> jumps,
    List<Path> knownHosts,
    @Nullable Path remembering,
    int connectSeconds) {

  private static final List<String> USUAL_KEYS =
      List.of(
          "~/.ssh/id_rsa",
          "~/.ssh/id_ecdsa",
          "~/.ssh/id_ecdsa_sk",
          "~/.ssh/id_ed25519",
          "~/.ssh/id_ed25519_sk",
          "~/.ssh/id_xmss",
          "~/.ssh/id_dsa");
  private static final List<String> USUAL_KNOWN_HOSTS =
      List.of("~/.ssh/known_hosts", "~/.ssh/known_hosts2");
  private static final List<String> GLOBAL_KNOWN_HOSTS =
      List.of("/etc/ssh/ssh_known_hosts", "/etc/ssh/ssh_known_hosts2");

  /// @param options what the settings say: keywords in lower case, each with its values in order
  static SshHost of(SshTarget target, Map<String, List<String>> options, SshEnvironment here)
      throws SshException {
    Options said = new Options(options);
    if (!said.one("proxycommand", "none").equals("none")) {
      throw new SshException(
          Reason.CONFIG_NEEDS_SSH, target.toString(), "ProxyCommand", null);
    }
    String address =
        said.one("hostname", target.host())
            .replace("%h", target.host())
            .replace("%%", "%")
            .toLowerCase(Locale.ROOT);
    String user = Objects.requireNonNullElse(target.user(), said.one("user", here.user()));
    int port = target.port() > 0 ? target.port() : said.number("port", 22);
    ConfigTokens tokens = new ConfigTokens(target.host(), address, port, user, here);
    try {
      List<String> keys = said.all("identityfile", USUAL_KEYS);
      String alias = said.one("hostkeyalias", "");
      List<Path> own = tokens.paths(said.words("userknownhostsfile", USUAL_KNOWN_HOSTS));
      List<Path> global = tokens.paths(said.words("globalknownhostsfile", GLOBAL_KNOWN_HOSTS));
      return new SshHost(
          target.host(),
          address,
          port,
          user,
          alias.isEmpty() ? null : tokens.expand(alias),
          tokens.paths(keys),
          tokens.paths(said.all("certificatefile", List.of())),
          !USUAL_KEYS.containsAll(keys),
          said.one("identitiesonly", "no").equals("yes"),
          agent(said.one("identityagent", "SSH_AUTH_SOCK"), tokens, here),
          jumps(said.one("proxyjump", "none")),
          Stream.concat(own.stream(), global.stream()).toList(),
          own.isEmpty() ? null : own.getFirst(),
          said.number("connecttimeout", 0));
    } catch (InvalidPathException e) {
      throw new SshException(Reason.CONFIG_UNREADABLE, target.toString(), e.getInput(), e);
    }
  }

  HostKeyName keyName() {
    return HostKeyName.of(address, port, alias);
  }

  private static @Nullable String agent(String said, ConfigTokens tokens, SshEnvironment here) {
    if (said.equals("none")) {
      return null;
    }
    if (said.equals("SSH_AUTH_SOCK") || said.startsWith("$")) {
      String variable = said.replaceAll("[${}]", "");
      String socket = here.variables().get(variable);
      return socket == null || socket.isBlank() ? null : socket;
    }
    return here.path(tokens.expand(said)).toString();
  }

  private static List<String> jumps(String said) {
    return said.equals("none") || said.isEmpty() ? List.of() : List.of(said.split(",", -1));
  }

  /// What was said, or what holds where nothing was.
  private record Options(Map<String, List<String>> said) {
    String one(String keyword, String otherwise) {
      List<String> values = said.getOrDefault(keyword, List.of());
      return values.isEmpty() ? otherwise : values.getFirst();
    }

    List<String> all(String keyword, List<String> otherwise) {
      List<String> values = said.getOrDefault(keyword, List.of());
      return values.isEmpty() ? otherwise : values.stream().filter(v -> !v.equals("none")).toList();
    }

    /// Several values on one line.
    List<String> words(String keyword, List<String> otherwise) {
      List<String> values = said.getOrDefault(keyword, List.of());
      return values.isEmpty()
          ? otherwise
          : ConfigWords.of(values.getFirst()).stream().filter(v -> !v.equals("none")).toList();
    }

    int number(String keyword, int otherwise) {
      String value = one(keyword, "");
      return value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : otherwise;
    }
  }
}
