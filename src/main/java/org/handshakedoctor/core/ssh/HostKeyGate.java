package org.handshakedoctor.core.ssh;

import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.handshakedoctor.core.ssh.KnownHostsLine.Marker;
import org.handshakedoctor.core.ssh.SshException.Reason;
import org.handshakedoctor.core.ssh.SshPrompts.HostKeyQuestion;
import org.handshakedoctor.core.ssh.SshPrompts.Trust;
import org.jspecify.annotations.Nullable;

/// Stands between the library and the user's `known_hosts`: the library asks here about one
/// server's key, and [KnownHosts] judges. Certificates the library checks itself, with the
/// authorities and the revoked keys that it is given here.
final class HostKeyGate implements HostKeyRepository {
  private static final List<String> KEYS =
      List.of(
          "ssh-ed25519",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "rsa-sha2-512",
          "rsa-sha2-256");
  private static final String CERTIFICATE = "-cert-v01@openssh.com";

  private final String host;
  private final HostKeyName name;
  private final @Nullable Path remembering;
  private final KnownHosts known;
  private final SshPrompts prompts;
  private final ConnectProgress progress;
  private volatile String certificateFault = "";

  HostKeyGate(SshHost host, SshPrompts prompts, ConnectProgress progress) throws IOException {
    this.host = host.name();
    this.name = host.keyName();
    this.remembering = host.remembering();
    this.known = KnownHosts.read(host.knownHosts());
    this.prompts = prompts;
    this.progress = progress;
  }

  /// Which kinds of keys to ask the server for: first the one that is remembered, or it would show
  /// another that is not (`sshconnect2.c order_hostkeyalgs`). Certificates only where an authority
  /// is trusted for this server.
  String algorithms() {
    List<String> remembered =
        known.about(name, Marker.KEY).stream().map(line -> line.key().type()).toList();
    List<String> ordered = new ArrayList<>();
    if (!known.about(name, Marker.AUTHORITY).isEmpty()) {
      KEYS.forEach(key -> ordered.add(key + CERTIFICATE));
    }
    Stream.of(true, false)
        .forEach(
            first ->
                KEYS.stream()
                    .filter(key -> remembered.contains(keyType(key)) == first)
                    .forEach(ordered::add));
    return String.join(",", ordered);
  }

  /// The certificate did not count, and its plain key will be asked about next.
  void certificateFailed(String why) {
    certificateFault = why;
  }

  @Override
  public int check(String lookedUp, byte[] blob) {
    HostKey key = HostKey.of(blob);
    if (key == null) {
      throw new ConnectionEnded(Reason.NO_COMMON_ALGORITHM);
    }
    HostKeyVerdict verdict = known.judge(name, key);
    HostKeyQuestion question = new HostKeyQuestion(name.exact(), key, verdict, certificateFault);
    switch (verdict) {
      case HostKeyVerdict.Known _, HostKeyVerdict.Vouched _ -> {}
      case HostKeyVerdict.Unknown _ -> decide(question);
      case HostKeyVerdict.Changed _ -> refuse(question, Reason.HOST_KEY_CHANGED);
      case HostKeyVerdict.Revoked _ -> refuse(question, Reason.HOST_KEY_REVOKED);
    }
    progress.began(host, ConnectStage.LOG_IN);
    return OK;
  }

  private void decide(HostKeyQuestion question) {
    switch (progress.ask(() -> prompts.trust(question))) {
      case THIS_TIME -> {}
      case REMEMBER -> remember(question.offered());
      case REFUSE -> throw new ConnectionEnded(Reason.HOST_KEY_REJECTED);
    }
  }

  private void refuse(HostKeyQuestion question, Reason reason) {
    Trust _ = progress.ask(() -> prompts.trust(question));
    throw new ConnectionEnded(reason);
  }

  private void remember(HostKey key) {
    if (remembering == null) {
      return;
    }
    try {
      KnownHosts.remember(remembering, name, key);
    } catch (IOException _) {
      progress.tell(new ConnectEvent.NotRemembered(name.exact(), remembering.toString()));
    }
  }

  /// For certificates: who may vouch, and what was revoked, under the name that is looked up.
  @Override
  public com.jcraft.jsch.HostKey[] getHostKey() {
    List<com.jcraft.jsch.HostKey> keys = new ArrayList<>();
    known.about(name, Marker.AUTHORITY).forEach(line -> add(keys, "@cert-authority", line));
    known.about(name, Marker.REVOKED).forEach(line -> add(keys, "@revoked", line));
    return keys.toArray(com.jcraft.jsch.HostKey[]::new);
  }

  /// After [#check] nothing is left to be found out.
  @Override
  public com.jcraft.jsch.HostKey[] getHostKey(String host, String type) {
    return new com.jcraft.jsch.HostKey[0];
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return "known_hosts";
  }

  @Override
  public void add(com.jcraft.jsch.HostKey key, UserInfo asking) {
    // Only check() remembers a key.
  }

  @Override
  public void remove(String host, String type) {
    // Nothing is ever removed.
  }

  @Override
  public void remove(String host, String type, byte[] key) {
    // Nothing is ever removed.
  }

  private void add(List<com.jcraft.jsch.HostKey> keys, String marker, KnownHostsLine line) {
    try {
      keys.add(
          new com.jcraft.jsch.HostKey(
              marker, name.exact(), com.jcraft.jsch.HostKey.GUESS, line.key().blob(), ""));
    } catch (JSchException _) {
      // A kind of key that the library does not know can neither vouch nor be shown.
    }
  }

  private static String keyType(String algorithm) {
    return algorithm.startsWith("rsa-") ? "ssh-rsa" : algorithm;
  }
}
