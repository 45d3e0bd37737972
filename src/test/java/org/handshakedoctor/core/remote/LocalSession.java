package org.handshakedoctor.core.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.handshakedoctor.core.sftp.SftpServerProcess;
import org.handshakedoctor.core.ssh.ReadingCommand;
import org.handshakedoctor.core.ssh.RemoteProcess;
import org.handshakedoctor.core.ssh.SshException;
import org.handshakedoctor.core.ssh.SshSession;

/// A server without a network: OpenSSH's sftp-server and a shell, as processes. Its connection can
/// be cut after so many bytes, and be slow.
class LocalSession implements SshSession {
  /// Bytes that have come from it, all sessions together.
  final AtomicLong received;

  private final List<Process> processes = new CopyOnWriteArrayList<>();

  /// Found before the system's programs by the commands.
  String programs = "";

  /// The connection breaks when so many bytes have come over it.
  long breaksAfter = Long.MAX_VALUE;

  /// 0 for as fast as it goes.
  int bytesPerSecond;

  private volatile boolean alive = true;

  LocalSession(AtomicLong received) {
    this.received = received;
  }

  @Override
  public String name() {
    return "local";
  }

  @Override
  public RemoteProcess subsystem(String name) throws SshException {
    try {
      return started(SftpServerProcess.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public RemoteProcess run(ReadingCommand command) throws SshException {
    if (!alive) {
      throw new SshException(SshException.Reason.CONNECTION_LOST, name());
    }
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command.line());
    builder.environment().merge("PATH", programs, (path, first) -> first + path);
    try {
      return started(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isAlive() {
    return alive;
  }

  @Override
  public void close() {
    alive = false;
    processes.forEach(LocalSession::end);
  }

  /// With all that it has started.
  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private RemoteProcess started(Process process) {
    processes.add(process);
    InputStream output = new Wire(process.getInputStream());
    return new RemoteProcess() {
      @Override
      public OutputStream input() {
        return process.getOutputStream();
      }

      @Override
      public InputStream output() {
        return output;
      }

      @Override
      public InputStream errors() {
        return process.getErrorStream();
      }

      @Override
      public int exitStatus() throws SshException {
        if (!alive) {
          throw new SshException(SshException.Reason.CONNECTION_LOST, name());
        }
        try {
          return process.waitFor();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new SshException(SshException.Reason.CANCELLED, name());
        }
      }

      @Override
      public void close() {
        end(process);
      }
    };
  }

  /// Counts, slows down and breaks.
  private final class Wire extends FilterInputStream {
    private long sent;

    Wire(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int most = bytesPerSecond == 0 ? length : Math.min(length, bytesPerSecond / 20);
      if (sent >= breaksAfter) {
        close();
        return -1;
      }
      int read = super.read(target, offset, (int) Math.min(most, breaksAfter - sent));
      sent += Math.max(0, read);
      received.addAndGet(Math.max(0, read));
      if (bytesPerSecond > 0 && read > 0) {
        try {
          Thread.sleep(1000L * read / bytesPerSecond);
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      LocalSession.this.close();
      super.close();
    }
  }
}
