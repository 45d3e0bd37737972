package org.handshakedoctor.core.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.handshakedoctor.core.sftp.SftpFile;
import org.handshakedoctor.core.source.PartlyReadException;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.ssh.ReadingCommand;
import org.handshakedoctor.core.ssh.RemoteProcess;
import org.handshakedoctor.core.ssh.SshException;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;

/// A log that a command prints.
///
/// @param password for sudo; null where none is asked for
record CommandAccess(RemoteServer server, Commands commands, @Nullable RootPassword password)
    implements Access {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int SLICE_MILLIS = 50;

  @Override
  public boolean isLasting() {
    return commands instanceof Commands.File;
  }

  @Override
  public Opened open(CancellationToken cancelled) throws SshException, IOException {
    return new Printed(this, size(cancelled));
  }

  @Override
  public void follow(Growth growth, CancellationToken cancelled) throws SshException, IOException {
    ReadingCommand command = commands.follow(growth.file().end());
    try (Running running = start(command, cancelled)) {
      growth.here();
      byte[] buffer = new byte[BUFFER_BYTES];
      int read;
      while ((read = running.read(buffer, buffer.length)) >= 0) {
        growth.append(ByteBuffer.wrap(buffer, 0, read));
      }
    }
  }

  private long size(CancellationToken cancelled) throws SshException, IOException {
    ReadingCommand command = commands.size();
    if (command == null) {
      return Long.MAX_VALUE;
    }
    try (Running running = start(command, cancelled)) {
      byte[] said = new byte[BUFFER_BYTES];
      int length = Math.max(0, running.read(said, said.length));
      String[] words =
          new String(said, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1).split(" ", -1);
      // sudo may be set up for the one command that prints the file.
      return words.length > 2 && words[1].matches("[0-9]{1,18}")
          ? Long.parseLong(words[1])
          : Long.MAX_VALUE;
    }
  }

  private Running start(ReadingCommand command, CancellationToken cancelled) throws SshException {
    RemoteProcess process = server.run(command);
    RootPassword known = password;
    Thread.ofVirtual()
        .name("command-errors")
        .start(
            () -> {
              if (known == null) {
                RemoteServer.drain(process.errors());
              } else {
                known.answer(process);
              }
            });
    return new Running(process, cancelled);
  }

  /// A command that prints. When it is cancelled it is ended, so that nobody waits for it.
  private static final class Running implements AutoCloseable {
    private final RemoteProcess process;
    private final CancellationToken cancelled;
    private volatile boolean closed;

    Running(RemoteProcess process, CancellationToken cancelled) {
      this.process = process;
      this.cancelled = cancelled;
      Thread.ofVirtual().name("command-watch").start(this::watch);
    }

    /// Waits for something to read.
    ///
    /// @return -1 at the end
    int read(byte[] target, int most) throws IOException {
      return process.output().read(target, 0, most);
    }

    int exitStatus() throws SshException {
      return process.exitStatus();
    }

    @Override
    public void close() {
      closed = true;
      process.close();
    }

    private void watch() {
      try {
        while (!closed && !cancelled.isCancelled()) {
          Thread.sleep(SLICE_MILLIS);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      process.close();
    }
  }

  /// The log as one command after the other prints it. What was read last is kept, so that the
  /// first bytes can be looked at and delivered all the same. Thread-confined.
  private static final class Printed implements Opened {
    private final CommandAccess access;
    private final long size;
    private @Nullable Running running;
    private byte[] last = new byte[0];

    /// Behind `last`.
    private long position;

    Printed(CommandAccess access, long size) {
      this.access = access;
      this.size = size;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public byte[] read(long from, int length, CancellationToken cancelled)
        throws SshException, IOException {
      Running at = startAt(from, cancelled);
      byte[] bytes = new byte[length];
      int filled = 0;
      int read;
      while (filled < length && (read = read(at, bytes, filled)) >= 0) {
        filled += read;
      }
      last = Arrays.copyOf(bytes, filled);
      position = from + filled;
      return last.clone();
    }

    @Override
    public long transfer(long from, long until, SftpFile.Target target, CancellationToken cancelled)
        throws SshException, IOException {
      Running present = running;
      long reached = from;
      if (present == null || (from != position && from != position - last.length)) {
        present = startAt(from, cancelled);
      } else if (from < position) {
        target.take(ByteBuffer.wrap(last));
        reached = position;
      }
      byte[] buffer = new byte[BUFFER_BYTES];
      int read;
      while (reached < until && (read = present.read(buffer, most(until - reached))) >= 0) {
        target.take(ByteBuffer.wrap(buffer, 0, read));
        reached += read;
      }
      if (reached < until && !cancelled.isCancelled()) {
        check(present);
      }
      return reached;
    }

    @Override
    public void close() {
      if (running != null) {
        running.close();
      }
    }

    private Running startAt(long from, CancellationToken cancelled)
        throws SshException, IOException {
      close();
      ReadingCommand command = from == 0 ? null : access.commands.from(from);
      Running started =
          access.start(command == null ? access.commands.whole() : command, cancelled);
      running = started;
      long skipped = command == null ? from : 0;
      byte[] buffer = new byte[BUFFER_BYTES];
      while (skipped > 0) {
        int read = started.read(buffer, most(skipped));
        if (read < 0) {
          break;
        }
        skipped -= read;
      }
      return started;
    }

    private static int most(long bytes) {
      return (int) Math.min(bytes, BUFFER_BYTES);
    }

    /// The end of what is printed is that of the log only if the command says so.
    private static void check(Running ended) throws SshException, IOException {
      if (ended.exitStatus() != 0) {
        throw new PartlyReadException(SourceProblem.ACCESS_DENIED_AT_SERVER, null);
      }
    }

    private static int read(Running at, byte[] target, int from) throws SshException, IOException {
      byte[] buffer = new byte[target.length - from];
      int read = at.read(buffer, buffer.length);
      if (read < 0) {
        check(at);
        return read;
      }
      System.arraycopy(buffer, 0, target, from, read);
      return read;
    }
  }
}
