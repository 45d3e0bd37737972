package org.handshakedoctor.core.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Logger;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.net.SshTarget;
import org.handshakedoctor.core.ssh.SshException.Reason;
import org.jspecify.annotations.Nullable;

/// One connection in the making, hop by hop. Made by one thread, stopped by any.
final class Connecting {
  private static final int MOST_HOPS = 8;
  private static final String TRIES = "3";
  private static final String LOGIN_WAYS = "publickey,keyboard-interactive,password";

  /// One name for each key, so that a key costs one try: every server that takes newer signatures
  /// of RSA takes this one (RFC 8332 section 3). The `sk-` kinds are the agent's.
  private static final String LOGIN_KEYS =
      "ssh-ed25519-cert-v01@openssh.com,ecdsa-sha2-nistp256-cert-v01@openssh.com,"
          + "ecdsa-sha2-nistp384-cert-v01@openssh.com,ecdsa-sha2-nistp521-cert-v01@openssh.com,"
          + "sk-ssh-ed25519-cert-v01@openssh.com,sk-ecdsa-sha2-nistp256-cert-v01@openssh.com,"
          + "rsa-sha2-256-cert-v01@openssh.com,ssh-ed25519,ecdsa-sha2-nistp256,"
          + "ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,sk-ssh-ed25519@openssh.com,"
          + "sk-ecdsa-sha2-nistp256@openssh.com,rsa-sha2-256";

  private static final String MACS =
      "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha2-256,hmac-sha2-512";

  /// A log packs to an eighth of its size; nothing of ours is long.
  private static final String PACKED = "zlib@openssh.com,none";

  private final SshTarget target;
  private final SshEnvironment here;
  private final SshPrompts prompts;
  private final ConnectProgress progress;
  private final Patience patience;
  private final JSch library = new JSch();
  private final List<Dialer> dialers = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();
  private boolean stopped;

  Connecting(
      SshTarget target,
      SshEnvironment here,
      SshPrompts prompts,
      ConnectProgress progress,
      Patience patience) {
    this.target = target;
    this.here = here;
    this.prompts = prompts;
    this.progress = progress;
    this.patience = patience;
  }

  SshSession connect() throws SshException, InterruptedException {
    Session hop = null;
    for (SshHost host : way()) {
      hop = connect(host, hop);
    }
    return new OpenSession(target.toString(), Objects.requireNonNull(hop), this::stop, patience);
  }

  /// Ends everything at once. Never throws.
  void stop() {
    List<Dialer> dialed;
    List<Session> open;
    synchronized (this) {
      stopped = true;
      dialed = List.copyOf(dialers);
      open = List.copyOf(sessions).reversed();
    }
    // Without its socket a session has nothing to wait for when it says goodbye.
    dialed.forEach(Dialer::stop);
    open.forEach(Session::disconnect);
  }

  /// The hosts to go through, the server last.
  private List<SshHost> way() throws SshException, InterruptedException {
    Deque<SshHost> way = new ArrayDeque<>();
    SshHost first = SshConfig.hostOf(target, here);
    way.addFirst(first);
    while (!first.jumps().isEmpty()) {
      // Those named on the way count as they stand; only the first of them has a way of its own.
      for (String jump : first.jumps().reversed()) {
        SshTarget hop = SshTarget.parse(jump);
        if (hop == null || way.size() > MOST_HOPS) {
          throw new SshException(Reason.CONFIG_UNREADABLE, target.toString(), "ProxyJump", null);
        }
        way.addFirst(SshConfig.hostOf(hop, here));
      }
      first = way.getFirst();
    }
    return List.copyOf(way);
  }

  private Session connect(SshHost host, @Nullable Session hop) throws SshException {
    Dialer dialer = new Dialer(host.name(), patience.step(), progress);
    Questions questions = new Questions(host, prompts, progress);
    LoginKeys keys = new LoginKeys(host, prompts, progress);
    try {
      HostKeyGate gate = new HostKeyGate(host, prompts, progress);
      Session session = session(host, gate, questions, keys);
      if (hop == null) {
        session.setSocketFactory(dialer);
      } else {
        progress.began(host.name(), ConnectStage.CONNECT);
        session.setProxy(
            new JumpProxy(
                hop,
                Math.toIntExact(patience.step().toMillis()),
                () -> progress.began(host.name(), ConnectStage.CHECK_HOST_KEY)));
      }
      register(dialer, session);
      session.connect();
      progress.began(host.name(), ConnectStage.LOG_IN);
      progress.loggedIn();
      return session;
    } catch (IOException e) {
      throw new SshException(Reason.CONFIG_UNREADABLE, host.name(), "known_hosts", e);
    } catch (JSchException | RuntimeException e) {
      progress.refused();
      boolean heard = hop != null || dialer.haveHeard();
      throw new Faults(
              host.name(), progress.stage(), heard, keys.haveOffered(), questions.haveAsked())
          .of(e);
    } finally {
      keys.forget();
    }
  }

  private Session session(SshHost host, HostKeyGate gate, Questions questions, LoginKeys keys)
      throws JSchException {
    Session session = library.getSession(host.user(), host.address(), host.port());
    session.setHostKeyRepository(gate);
    session.setIdentityRepository(keys);
    session.setUserInfo(questions);
    session.setLogger(new CertificateFaults(gate));
    session.setHostKeyAlias(host.alias());
    session.setConfig("server_host_key", gate.algorithms());
    session.setConfig("prefer_known_host_key_types", "no");
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("PreferredAuthentications", LOGIN_WAYS);
    session.setConfig("PubkeyAcceptedAlgorithms", LOGIN_KEYS);
    session.setConfig("MaxAuthTries", TRIES);
    session.setConfig("mac.c2s", MACS);
    session.setConfig("mac.s2c", MACS);
    session.setConfig("compression.s2c", PACKED);
    session.setServerAliveInterval(Math.toIntExact(patience.alive().toMillis()));
    session.setServerAliveCountMax(3);
    session.setDaemonThread(true);
    return session;
  }

  private synchronized void register(Dialer dialer, Session session) {
    dialers.add(dialer);
    sessions.add(session);
    if (stopped) {
      throw new ConnectionEnded(Reason.CANCELLED);
    }
  }

  /// The library tells only its log why a certificate did not count. Nothing else of its log is
  /// kept, and nothing is written anywhere.
  private record CertificateFaults(HostKeyGate gate) implements Logger {
    @Override
    public boolean isEnabled(int level) {
      return true;
    }

    @Override
    public void log(int level, String message) {
      // Nobody reads it.
    }

    @Override
    public void log(int level, String message, Throwable cause) {
      if (message.startsWith("Host certificate")) {
        gate.certificateFailed(Objects.requireNonNullElse(cause.getMessage(), ""));
      }
    }
  }
}
