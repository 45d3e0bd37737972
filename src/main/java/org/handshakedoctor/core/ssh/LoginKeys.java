package org.handshakedoctor.core.ssh;

import com.jcraft.jsch.AgentConnector;
import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.WindowsSSHAgentConnector;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.Vector;
import org.handshakedoctor.core.ssh.ConnectEvent.LoginWay;
import org.handshakedoctor.core.ssh.ConnectEvent.SkipReason;
import org.handshakedoctor.core.ssh.SshPrompts.PassphraseQuestion;
import org.jspecify.annotations.Nullable;

/// Which keys are offered to a server, and in which order: those that the user chose for it (by the
/// agent if it has them), then a few others of the agent unless the settings forbid it, then the
/// usual files. Never many, because a server counts each as a failed try and hangs up
/// (`MaxAuthTries`, six by default).
final class LoginKeys implements IdentityRepository {
  private static final int MOST = 5;
  private static final int MOST_OF_AGENT = 4;
  private static final int PASSPHRASES = 3;

  private final SshHost host;
  private final SshPrompts prompts;
  private final ConnectProgress progress;

  @SuppressWarnings("JdkObsolete") // the library takes no other list
  private final Vector<Identity> offered = new Vector<>();

  private final Set<HostKey> seen = new HashSet<>();
  private final List<KeyFile> opened = new ArrayList<>();
  private boolean collected;

  LoginKeys(SshHost host, SshPrompts prompts, ConnectProgress progress) {
    this.host = host;
    this.prompts = prompts;
    this.progress = progress;
  }

  /// Called when the server said that it takes keys.
  @Override
  public Vector<Identity> getIdentities() {
    progress.began(host.name(), ConnectStage.LOG_IN);
    if (!collected) {
      collected = true;
      List<Identity> ofAgent = ofAgent();
      if (!host.chosenKeys() && !host.onlyTheseKeys()) {
        addAgents(ofAgent);
      }
      host.keyFiles().forEach(file -> addFile(file, ofAgent));
      if (host.chosenKeys() && !host.onlyTheseKeys()) {
        addAgents(ofAgent);
      }
    }
    return offered;
  }

  boolean haveOffered() {
    return !offered.isEmpty();
  }

  void forget() {
    opened.forEach(KeyFile::forget);
  }

  private List<Identity> ofAgent() {
    String socket = host.agent();
    try {
      AgentConnector connector =
          socket != null
              ? new SSHAgentConnector(Path.of(socket))
              : SshEnvironment.isWindows() ? new WindowsSSHAgentConnector() : null;
      if (connector == null) {
        return List.of();
      }
      if (connector.isAvailable()) {
        return new AgentIdentityRepository(connector).getIdentities();
      }
    } catch (AgentProxyException | InvalidPathException | LinkageError _) {
      // As good as none.
    }
    progress.tell(new ConnectEvent.Skipped(host.name(), "", SkipReason.NO_AGENT));
    return List.of();
  }

  private void addAgents(List<Identity> ofAgent) {
    int added = 0;
    for (Identity one : ofAgent) {
      HostKey key = HostKey.of(one.getPublicKeyBlob());
      if (key == null || seen.contains(key)) {
        continue;
      }
      if (added == MOST_OF_AGENT) {
        skip(one.getName(), SkipReason.TOO_MANY);
      } else {
        addAgent(one, key);
        added++;
      }
    }
  }

  private void addAgent(Identity one, HostKey key) {
    add(LoginWay.AGENT_KEY, one.getName(), key.type(), () -> key, one::getSignature, key);
  }

  private void addFile(Path path, List<Identity> ofAgent) {
    if (!Files.exists(path)) {
      if (host.chosenKeys()) {
        skip(path.toString(), SkipReason.UNREADABLE);
      }
      return;
    }
    try {
      KeyFile file = KeyFile.read(path);
      opened.add(file);
      HostKey key = file.publicKey();
      Identity held = key == null ? null : heldByAgent(key, ofAgent);
      HostKey certificate = key == null ? null : certificateOf(path, key);
      if (certificate != null) {
        OfferedKey.Signer signer = held == null ? signerOf(file) : held::getSignature;
        add(
            wayOf(held),
            path.toString(),
            certificate.type(),
            () -> certificate,
            signer,
            certificate);
      }
      if (held != null && key != null) {
        addAgent(held, key);
      } else if (file.isPublicOnly()) {
        skip(path.toString(), SkipReason.NEEDS_AGENT);
      } else if (key != null) {
        add(LoginWay.KEY_FILE, path.toString(), key.type(), () -> key, signerOf(file), key);
      } else {
        addUnnamed(file);
      }
    } catch (KeyFile.Unusable e) {
      skip(path.toString(), e.reason());
    }
  }

  /// A locked key of an old form, whose kind the passphrase alone tells.
  private void addUnnamed(KeyFile file) {
    HostKey key = unlock(file) ? file.unlockedPublicKey() : null;
    if (key != null) {
      String name = file.path().toString();
      add(LoginWay.KEY_FILE, name, key.type(), () -> key, signerOf(file), key);
    }
  }

  private void add(
      LoginWay way,
      String name,
      String type,
      OfferedKey.PublicHalf publicHalf,
      OfferedKey.Signer signer,
      HostKey key) {
    if (!seen.add(key)) {
      return;
    }
    if (offered.size() == MOST) {
      skip(name, SkipReason.TOO_MANY);
    } else {
      offered.add(new OfferedKey(way, name, type, publicHalf, signer, progress));
    }
  }

  private OfferedKey.Signer signerOf(KeyFile file) {
    return (data, algorithm) -> unlock(file) ? file.sign(data, algorithm) : null;
  }

  /// Asks for the passphrase until it is right, three times at most.
  private boolean unlock(KeyFile file) {
    for (int attempt = 1; file.isLocked() && attempt <= PASSPHRASES; attempt++) {
      PassphraseQuestion question = new PassphraseQuestion(file.path().toString(), attempt);
      char[] passphrase = progress.ask(() -> prompts.passphrase(question));
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      file.unlock(exact);
      Arrays.fill(exact, (byte) 0);
      bytes.clear().put(new byte[bytes.capacity()]);
      Arrays.fill(passphrase, '\0');
    }
    if (file.isLocked()) {
      skip(file.path().toString(), SkipReason.WRONG_PASSPHRASE);
    }
    return !file.isLocked();
  }

  private @Nullable HostKey certificateOf(Path path, HostKey key) {
    List<Path> candidates = new ArrayList<>();
    candidates.add(path.resolveSibling(path.getFileName() + "-cert.pub"));
    candidates.addAll(host.certificateFiles());
    for (Path candidate : candidates) {
      HostKey certificate = Files.exists(candidate) ? KeyFile.publicKeyIn(candidate) : null;
      if (certificate != null && Certificates.isFor(certificate, key)) {
        return certificate;
      }
    }
    return null;
  }

  private static @Nullable Identity heldByAgent(HostKey key, List<Identity> ofAgent) {
    for (Identity one : ofAgent) {
      if (key.equals(HostKey.of(one.getPublicKeyBlob()))) {
        return one;
      }
    }
    return null;
  }

  private static LoginWay wayOf(@Nullable Identity held) {
    return held == null ? LoginWay.KEY_FILE : LoginWay.AGENT_KEY;
  }

  private void skip(String name, SkipReason reason) {
    progress.tell(new ConnectEvent.Skipped(host.name(), name, reason));
  }

  @Override
  public String getName() {
    return "keys for " + host.name();
  }

  @Override
  public int getStatus() {
    return RUNNING;
  }

  @Override
  public boolean add(byte[] identity) {
    return false;
  }

  @Override
  public boolean remove(byte[] blob) {
    return false;
  }

  @Override
  public void removeAll() {
    // Nobody's keys are ours to remove.
  }
}
