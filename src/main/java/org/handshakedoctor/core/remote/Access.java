package org.handshakedoctor.core.remote;

import java.io.Closeable;
import java.io.IOException;
import org.handshakedoctor.core.sftp.SftpFile;
import org.handshakedoctor.core.ssh.SshException;
import org.handshakedoctor.core.task.CancellationToken;

/// A way to the bytes of one log.
interface Access {

  /// Opens the log as it is now.
  Opened open(CancellationToken cancelled) throws SshException, IOException;

  /// Whether the log begins with the same bytes tomorrow, so that it can be known again.
  boolean isLasting();

  /// Brings what is written to the log from now on, until cancelled.
  void follow(Growth growth, CancellationToken cancelled) throws SshException, IOException;

  /// A log that is open. It stays the same log when another one comes in its place.
  /// Thread-confined.
  interface Opened extends Closeable {

    /// Bytes there are now, and no more are fetched at a time: a log that grows faster than it is
    /// fetched must have an end. [Long#MAX_VALUE] where nobody knows.
    long size();

    /// The bytes from an offset on; fewer than were asked for only where the log ends.
    byte[] read(long from, int length, CancellationToken cancelled)
        throws SshException, IOException;

    /// As [SftpFile#transfer(long, long, SftpFile.Target, CancellationToken)].
    long transfer(long from, long until, SftpFile.Target target, CancellationToken cancelled)
        throws SshException, IOException;

    @Override
    void close();
  }
}
