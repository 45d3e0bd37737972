package org.handshakedoctor.core.remote;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.handshakedoctor.core.sftp.FileAttributes;
import org.handshakedoctor.core.sftp.SftpClient;
import org.handshakedoctor.core.sftp.SftpException;
import org.handshakedoctor.core.sftp.SftpFile;
import org.handshakedoctor.core.ssh.RemotePath;
import org.handshakedoctor.core.ssh.SshException;
import org.handshakedoctor.core.task.CancellationToken;

/// Follows a file over SFTP, by looking at it every second. Used once, by one thread.
///
/// The protocol knows no inodes, so which file it is, is known by the handle, which stays open, and
/// by its first bytes. When another file stands at the path, in two looks and with nothing new in
/// the old one between them, the server has gone over to it. When the file itself was emptied, what
/// was written between the last look and that is fetched from where it was copied to.
final class SftpFollowing {
  private static final int LOOK_MILLIS = 1000;
  private static final int HEAD_BYTES = 1024;
  private static final int CANDIDATES = 5;

  private final RemoteServer server;
  private final SftpAccess access;
  private final Growth growth;
  private final CancellationToken cancelled;
  private final int lookMillis;

  /// Another file stood at the path in the look before.
  private boolean replaced;

  SftpFollowing(
      RemoteServer server, SftpAccess access, Growth growth, CancellationToken cancelled) {
    this(server, access, growth, cancelled, LOOK_MILLIS);
  }

  SftpFollowing(
      RemoteServer server,
      SftpAccess access,
      Growth growth,
      CancellationToken cancelled,
      int lookMillis) {
    this.server = server;
    this.access = access;
    this.growth = growth;
    this.cancelled = cancelled;
    this.lookMillis = lookMillis;
  }

  /// Goes on until cancelled, or until something is in the way.
  void run() throws SshException, IOException {
    SftpClient sftp = server.sftp();
    SftpAccess.OpenFile open = access.open(cancelled);
    try {
      if (!isOurs(open.file(), open.size())) {
        fetchRest(sftp);
        begin();
      }
      while (!cancelled.isCancelled()) {
        open = look(sftp, open);
        Growth.pause(lookMillis, cancelled);
      }
    } catch (SftpException e) {
      if (e.reason() != SftpException.Reason.CANCELLED) {
        throw e;
      }
    } finally {
      open.close();
    }
  }

  /// @return the file to look at next
  private SftpAccess.OpenFile look(SftpClient sftp, SftpAccess.OpenFile open)
      throws SshException, IOException {
    FileAttributes now = open.file().attributes();
    long end = growth.file().end();
    if (now.size() < end || (now.size() > end && !isOurs(open.file(), now.size()))) {
      fetchRest(sftp);
      begin();
      return open;
    }
    if (now.size() > end) {
      open.file().transfer(end, now.size(), growth::append, cancelled);
      replaced = false;
      return open;
    }
    return atEnd(sftp, open, now);
  }

  /// All of the open file is here. Is it still the one at the path?
  private SftpAccess.OpenFile atEnd(SftpClient sftp, SftpAccess.OpenFile open, FileAttributes own)
      throws SshException, IOException {
    FileAttributes present;
    try {
      present = sftp.stat(access.path());
    } catch (SftpException e) {
      if (e.reason() != SftpException.Reason.NO_SUCH_FILE) {
        throw e;
      }
      growth.away();
      return open;
    }
    if (present.size() == own.size() && present.modified() == own.modified()) {
      growth.here();
      replaced = false;
      return open;
    }
    SftpAccess.OpenFile other = access.open(cancelled);
    boolean same = isOurs(other.file(), other.size());
    if (same || !replaced) {
      // The server may write to the old file until it is told to open the new one: one more look.
      other.close();
      growth.here();
      replaced = !same;
      return open;
    }
    open.close();
    begin();
    return other;
  }

  /// What was read of our log stands in this file, and perhaps more.
  private boolean isOurs(SftpFile file, long size) throws IOException {
    CachedFile ours = growth.file();
    byte[] head = ours.head();
    int length = Math.min(head.length, HEAD_BYTES);
    if (size < ours.end() || (length == 0 && size > 0 && ours.end() > 0)) {
      return false;
    }
    byte[] first = file.read(0, HEAD_BYTES, cancelled);
    if (first.length < length || !Arrays.equals(first, 0, length, head, 0, length)) {
      return false;
    }
    if (length < HEAD_BYTES) {
      ours.knownBy(first);
    }
    return true;
  }

  private void begin() throws IOException {
    replaced = false;
    growth.replaced();
  }

  /// The log was emptied or is out of reach: the rest of it, if it lies beside under another name.
  private void fetchRest(SftpClient sftp) throws IOException {
    String name = access.path().fileName();
    int dot = name.indexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    List<RemotePath> newest =
        sftp.list(access.path().folder(), cancelled).entries().stream()
            .filter(entry -> entry.attributes().isRegularFile())
            .filter(entry -> !entry.path().equals(access.path()))
            .filter(entry -> entry.path().fileName().startsWith(stem))
            .sorted(
                Comparator.comparingLong((SftpClient.Entry entry) -> entry.attributes().modified())
                    .reversed())
            .limit(CANDIDATES)
            .map(SftpClient.Entry::path)
            .toList();
    for (RemotePath path : newest) {
      if (fetchRest(sftp, path)) {
        return;
      }
    }
  }

  private boolean fetchRest(SftpClient sftp, RemotePath path) throws IOException {
    CachedFile ours = growth.file();
    try (SftpFile file = sftp.open(path)) {
      long size = file.attributes().size();
      byte[] tail = ours.tail(HEAD_BYTES);
      if (tail.length == 0
          || !isOurs(file, size)
          || !Arrays.equals(tail, file.read(ours.end() - tail.length, tail.length, cancelled))) {
        return false;
      }
      file.transfer(ours.end(), size, growth::append, cancelled);
      return true;
    } catch (SftpException e) {
      if (e.reason().isFatal() || e.reason() == SftpException.Reason.CANCELLED) {
        throw e;
      }
      return false;
    }
  }
}
