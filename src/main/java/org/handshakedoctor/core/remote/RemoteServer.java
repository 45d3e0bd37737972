package org.handshakedoctor.core.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.handshakedoctor.core.sftp.SftpClient;
import org.handshakedoctor.core.sftp.SftpException;
import org.handshakedoctor.core.ssh.ReadingCommand;
import org.handshakedoctor.core.ssh.RemoteProcess;
import org.handshakedoctor.core.ssh.SshException;
import org.handshakedoctor.core.ssh.SshSession;
import org.jspecify.annotations.Nullable;

/// A server that is read from. Connects when it is first needed, and again when the connection has
/// been lost. Over one connection it opens one channel for all files, because a server may allow no
/// more. Thread-safe.
public final class RemoteServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LONGEST_ANSWER = 256 * 1024;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String name;
  private final Connector connector;
  private final Duration patience;
  private final Set<String> sent = new LinkedHashSet<>();
  private @Nullable SshSession session;
  private @Nullable SftpClient sftp;
  private @Nullable Boolean runsCommands;
  private boolean closed;

  /// Makes a connection; asks the user where it must.
  @FunctionalInterface
  public interface Connector {
    SshSession connect() throws SshException;
  }

  /// @param name as the user gave it, `ssh://user@host:22`; the key of what is kept of this server
  public RemoteServer(String name, Connector connector) {
    this(name, connector, PATIENCE);
  }

  RemoteServer(String name, Connector connector, Duration patience) {
    this.name = name;
    this.connector = connector;
    this.patience = patience;
  }

  public String name() {
    return name;
  }

  /// Makes the connection now, so that whatever stands in its way is told now.
  public void connect() throws SshException {
    session();
  }

  /// Everything that was sent to the server, each once, in the order of its first use. To show it,
  /// make it visible first.
  public synchronized List<String> sent() {
    return List.copyOf(sent);
  }

  /// Ends everything under way.
  @Override
  public synchronized void close() {
    closed = true;
    drop();
  }

  /// The channel for files.
  synchronized SftpClient sftp() throws SshException, SftpException {
    SftpClient known = sftp;
    if (known != null && known.isAlive()) {
      return known;
    }
    RemoteProcess channel = session().subsystem("sftp");
    sent.add("sftp");
    known = SftpClient.begin(channel.output(), channel.input(), channel::close, patience);
    sftp = known;
    return known;
  }

  RemoteProcess run(ReadingCommand command) throws SshException {
    SshSession open = session();
    synchronized (this) {
      sent.add(command.line());
    }
    return open.run(command);
  }

  /// All that a command says, if it succeeds and says no more than a page of text.
  ///
  /// @throws IOException when it fails, or says too much
  String answer(ReadingCommand command) throws SshException, IOException {
    try (RemoteProcess process = run(command)) {
      process.input().close();
      Thread.ofVirtual().start(() -> drain(process.errors()));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      answer.writeBytes(process.output().readNBytes(LONGEST_ANSWER));
      if (answer.size() == LONGEST_ANSWER || process.exitStatus() != 0) {
        throw new IOException("command failed");
      }
      return answer.toString(StandardCharsets.UTF_8);
    }
  }

  /// Whether commands can be run and their output be believed: some accounts are for files only and
  /// say so on the output, some greet first.
  boolean runsCommands() throws SshException {
    synchronized (this) {
      if (runsCommands != null) {
        return runsCommands;
      }
    }
    String word = HexFormat.of().formatHex(randomBytes());
    boolean said;
    try {
      said = answer(new ReadingCommand.Echo(word)).equals(word + "\n");
    } catch (IOException _) {
      said = false;
    }
    synchronized (this) {
      runsCommands = said;
      return said;
    }
  }

  /// A word that nobody can guess.
  static byte[] randomBytes() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /// Reads and forgets, so that whoever writes there need not wait.
  static void drain(InputStream in) {
    try (in) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException _) {
      // It has ended.
    }
  }

  private synchronized SshSession session() throws SshException {
    SshSession known = session;
    if (known != null && known.isAlive()) {
      return known;
    }
    if (closed) {
      throw new SshException(SshException.Reason.CANCELLED, name);
    }
    drop();
    known = connector.connect();
    session = known;
    return known;
  }

  private void drop() {
    if (sftp != null) {
      sftp.close();
      sftp = null;
    }
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
