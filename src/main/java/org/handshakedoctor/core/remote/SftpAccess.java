package org.handshakedoctor.core.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.handshakedoctor.core.sftp.FileAttributes;
import org.handshakedoctor.core.sftp.SftpClient;
import org.handshakedoctor.core.sftp.SftpFile;
import org.handshakedoctor.core.source.PartlyReadException;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.ssh.ReadingCommand;
import org.handshakedoctor.core.ssh.RemotePath;
import org.handshakedoctor.core.ssh.RemoteProcess;
import org.handshakedoctor.core.ssh.SshException;
import org.handshakedoctor.core.task.CancellationToken;

/// A file that the user may read, over SFTP.
///
/// @param packed whether the server packs what it sends, where it runs commands: for connections
///   that do not pack by themselves
record SftpAccess(RemoteServer server, RemotePath path, boolean packed) implements Access {
  /// Below this, packing takes longer than sending.
  private static final long WORTH_PACKING = 1 << 20;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final long LARGEST = Long.MAX_VALUE - 1;

  @Override
  public OpenFile open(CancellationToken cancelled) throws SshException, IOException {
    SftpClient sftp = server.sftp();
    // Opening a pipe would wait for somebody who writes to it.
    if (!sftp.stat(path).isRegularFile()) {
      throw new PartlyReadException(SourceProblem.NO_FILE, null);
    }
    SftpFile file = sftp.open(path);
    return new OpenFile(this, file, file.attributes());
  }

  @Override
  public boolean isLasting() {
    return true;
  }

  @Override
  public void follow(Growth growth, CancellationToken cancelled) throws SshException, IOException {
    new SftpFollowing(server, this, growth, cancelled).run();
  }

  /// @param attributes when it was opened
  record OpenFile(SftpAccess access, SftpFile file, FileAttributes attributes) implements Opened {

    @Override
    public long size() {
      // A claim that no disk can hold is a claim all the same.
      return attributes.size() < 0 ? Long.MAX_VALUE : Math.min(attributes.size(), LARGEST);
    }

    @Override
    public byte[] read(long from, int length, CancellationToken cancelled) throws IOException {
      return file.read(from, length, cancelled);
    }

    @Override
    public long transfer(long from, long until, SftpFile.Target target, CancellationToken cancelled)
        throws SshException, IOException {
      long reached = from;
      if (access.packed
          && until - from >= WORTH_PACKING
          && ReadingCommand.canName(access.path)
          && access.server.runsCommands()) {
        reached = transferPacked(from, until, target, cancelled);
      }
      return file.transfer(reached, until, target, cancelled);
    }

    @Override
    public void close() {
      file.close();
    }

    /// As far as it goes: the rest is fetched as it is. Whatever comes is compared with the open
    /// file before it is believed, for the command opens the path again.
    private long transferPacked(
        long from, long until, SftpFile.Target target, CancellationToken cancelled)
        throws SshException, IOException {
      ReadingCommand command = new ReadingCommand.Packed(access.path, from, until - from);
      long reached = from;
      try (RemoteProcess process = access.server.run(command)) {
        process.input().close();
        Thread.ofVirtual().start(() -> RemoteServer.drain(process.errors()));
        InputStream text = new GZIPInputStream(process.output(), BUFFER_BYTES);
        byte[] buffer = new byte[BUFFER_BYTES];
        int read;
        while (reached < until && !cancelled.isCancelled() && (read = text.read(buffer)) >= 0) {
          int length = (int) Math.min(read, until - reached);
          if (reached == from && !isAt(from, buffer, length, cancelled)) {
            return from;
          }
          target.take(ByteBuffer.wrap(buffer, 0, length));
          reached += length;
        }
      } catch (java.util.zip.ZipException | java.io.EOFException _) {
        // Cut off, or no gzip at that server.
      }
      return reached;
    }

    private boolean isAt(long from, byte[] bytes, int length, CancellationToken cancelled)
        throws IOException {
      byte[] same = read(from, length, cancelled);
      return java.util.Arrays.equals(same, 0, same.length, bytes, 0, length);
    }
  }
}
