package org.handshakedoctor.core.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.handshakedoctor.core.source.RemoteLog;
import org.handshakedoctor.core.ssh.RemotePath;
import org.handshakedoctor.core.ssh.SshException;
import org.handshakedoctor.core.task.CancellationToken;

/// What the tests of this package share: a folder that is the server's, and one that is the cache.
final class AtServer {
  final Path folder;
  final Path kept;
  final LogCache cache;
  final AtomicLong received = new AtomicLong();

  /// What is special about the next connections, in order; then nothing is.
  final Deque<Consumer<LocalSession>> sessions = new ArrayDeque<>();

  int connections;
  final RemoteServer server;

  AtServer(Path root) throws IOException {
    folder = Files.createDirectories(root.resolve("server"));
    kept = root.resolve("kept");
    cache = new LogCache(kept);
    server = server();
  }

  /// Another start of the program.
  RemoteServer server() {
    return new RemoteServer("ssh://local", this::connect, Duration.ofSeconds(10));
  }

  RemoteLogs logs() {
    return new RemoteLogs(server, cache);
  }

  FetchedLog log(Path file) throws Exception {
    return logs().log(file(file), RemoteLogs.ALL_BYTES);
  }

  RemoteFile file(Path file) throws Exception {
    return new RemoteLogs(server, cache)
        .at(remote(file), new CancellationToken())
        .getFirst()
        .youngest();
  }

  static RemotePath remote(Path path) {
    return RemotePath.of(path.toString());
  }

  static byte[] read(RemoteLog log) throws IOException {
    return read(log, new CancellationToken());
  }

  static byte[] read(RemoteLog log, CancellationToken cancelled) throws IOException {
    try (InputStream in = log.open(cancelled)) {
      return in.readAllBytes();
    }
  }

  /// What comes before the reading breaks off.
  static byte[] readUntilFault(InputStream in) {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (in) {
      byte[] buffer = new byte[10_000];
      int count;
      while ((count = in.read(buffer)) >= 0) {
        read.write(buffer, 0, count);
      }
    } catch (IOException _) {
      // Expected.
    }
    return read.toByteArray();
  }

  private synchronized LocalSession connect() throws SshException {
    connections++;
    LocalSession session = new LocalSession(received);
    if (!sessions.isEmpty()) {
      sessions.poll().accept(session);
    }
    if (!session.isAlive()) {
      throw new SshException(SshException.Reason.REFUSED, "local");
    }
    return session;
  }
}
