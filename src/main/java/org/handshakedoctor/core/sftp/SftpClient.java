package org.handshakedoctor.core.sftp;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.sftp.SftpException.Reason;
import org.handshakedoctor.core.ssh.RemotePath;
import org.handshakedoctor.core.task.CancellationToken;

/// Asks a server for files. Thread-safe.
public final class SftpClient implements Closeable {
  static final String LIMITS = "limits@openssh.com";

  private static final int VERSION = 3;
  private static final int STATUS_EOF = 1;
  private static final int STATUS_NO_SUCH_FILE = 2;
  private static final int STATUS_PERMISSION_DENIED = 3;

  /// Every server has to give that much at once.
  private static final int COMMON_READ = 32 * 1024;

  /// An answer to a READ is so much longer than its data.
  private static final int OVERHEAD = 1024;

  private static final int LONGEST_HANDLE = 256;

  /// A folder with more holds sessions or mails, not logs.
  private static final int MOST_ENTRIES = 20_000;

  /// A name, a long name and the attributes are at least so long.
  private static final int SHORTEST_ENTRY = 12;

  private static final CancellationToken NEVER = new CancellationToken();

  private final Conversation conversation;
  private int largestRead = COMMON_READ;

  private SftpClient(Conversation conversation) {
    this.conversation = conversation;
  }

  /// Begins to talk with a server.
  ///
  /// @param transport what lies below both streams; closed with this
  /// @param patience how long nothing may come while something is waited for
  public static SftpClient begin(
      InputStream in, OutputStream out, Closeable transport, Duration patience)
      throws SftpException {
    SftpClient client = new SftpClient(new Conversation(in, out, transport, patience));
    try {
      client.begin();
      return client;
    } catch (SftpException e) {
      client.close();
      throw e;
    }
  }

  /// A folder's contents.
  ///
  /// @param whole false where there are more than are ever listed
  public record Listing(List<Entry> entries, boolean whole) {
    public Listing {
      entries = List.copyOf(entries);
    }
  }

  /// @param attributes those of a link itself, not of what it leads to
  public record Entry(RemotePath path, FileAttributes attributes) {}

  /// What a path leads to, with links followed.
  public FileAttributes stat(RemotePath path) throws SftpException {
    return attributes(Request.of(Request.Kind.STAT, path));
  }

  /// What stands at a path, which may be a link.
  public FileAttributes lstat(RemotePath path) throws SftpException {
    return attributes(Request.of(Request.Kind.LSTAT, path));
  }

  /// The path without links; of `.` the folder of the user.
  public RemotePath realPath(RemotePath path) throws SftpException {
    Packet packet = answer(Request.of(Request.Kind.REALPATH, path), Packet.NAME);
    if (packet.nextInt() != 1) {
      throw broken("not one path");
    }
    try {
      return RemotePath.of(packet.nextBytes());
    } catch (IllegalArgumentException _) {
      throw broken("no path");
    }
  }

  /// What lies in a folder, in no order. Names that are none are left out.
  public Listing list(RemotePath folder, CancellationToken cancelled) throws SftpException {
    byte[] handle = handle(Request.of(Request.Kind.OPENDIR, folder));
    try {
      List<Entry> entries = new ArrayList<>();
      while (entries.size() < MOST_ENTRIES) {
        Packet packet = await(Request.of(Request.Kind.READDIR, handle), cancelled);
        if (packet.type() == Packet.STATUS && isEnd(packet)) {
          return new Listing(entries, true);
        }
        addEntries(expect(packet, Packet.NAME), folder, entries);
      }
      return new Listing(entries.subList(0, MOST_ENTRIES), false);
    } finally {
      release(handle);
    }
  }

  /// Opens a file for reading. Make sure before that it is a regular file: of a pipe nobody writes
  /// to, the server would wait for ever.
  public SftpFile open(RemotePath path) throws SftpException {
    return new SftpFile(this, handle(Request.open(path)), largestRead);
  }

  /// False when it is of no more use.
  public boolean isAlive() {
    return !conversation.isBroken();
  }

  @Override
  public void close() {
    conversation.close();
  }

  Conversation.Answer ask(Request request) throws SftpException {
    return conversation.ask(request);
  }

  Packet await(Conversation.Answer answer, CancellationToken cancelled) throws SftpException {
    return conversation.await(answer, cancelled);
  }

  FileAttributes attributes(Request request) throws SftpException {
    return parsed(FileAttributes::read, answer(request, Packet.ATTRIBUTES));
  }

  /// Without waiting: whether it worked is of no interest.
  void release(byte[] handle) {
    try {
      conversation.ask(Request.of(Request.Kind.CLOSE, handle));
    } catch (SftpException _) {
      // The connection is gone, and the handle with it.
    }
  }

  /// A packet of the type that was to come. One that says why not is told as an exception, and any
  /// other ends the conversation.
  Packet expect(Packet packet, int type) throws SftpException {
    if (packet.type() == type) {
      return packet;
    }
    if (packet.type() != Packet.STATUS) {
      throw broken("answer of type " + packet.type());
    }
    int code = packet.nextInt();
    String said = packet.hasMore() ? text(packet.nextBytes()) : "";
    throw switch (code) {
      case STATUS_NO_SUCH_FILE -> new SftpException(Reason.NO_SUCH_FILE, said);
      case STATUS_PERMISSION_DENIED -> new SftpException(Reason.PERMISSION_DENIED, said);
      default -> new SftpException(Reason.REFUSED, said);
    };
  }

  /// Whether a status says that there is no more; any other is left to be told.
  static boolean isEnd(Packet status) throws SftpException {
    return status.peekInt() == STATUS_EOF;
  }

  SftpException broken(String why) {
    return conversation.fail(new SftpException(Reason.PROTOCOL, why));
  }

  private void begin() throws SftpException {
    Packet version = conversation.begin(VERSION);
    if (version.nextInt() != VERSION) {
      throw broken("another version");
    }
    boolean limits = false;
    while (version.hasMore()) {
      limits |= text(version.nextBytes()).equals(LIMITS);
      version.nextBytes();
    }
    if (limits) {
      Packet reply = answer(Request.limits(), Packet.EXTENDED_REPLY);
      reply.nextLong();
      long longest = reply.nextLong();
      long most = Conversation.LONGEST_PACKET - OVERHEAD;
      largestRead = (int) (longest <= 0 ? COMMON_READ : Math.min(longest, most));
    }
  }

  private void addEntries(Packet names, RemotePath folder, List<Entry> entries)
      throws SftpException {
    int count = names.nextInt();
    if (count < 1 || count > names.remaining() / SHORTEST_ENTRY) {
      throw broken(count + " names");
    }
    for (int i = 0; i < count; i++) {
      byte[] name = parsed(Packet::nextBytes, names);
      parsed(Packet::nextSlice, names);
      FileAttributes attributes = parsed(FileAttributes::read, names);
      if (RemotePath.isName(name)) {
        entries.add(new Entry(folder.child(name), attributes));
      }
    }
  }

  private byte[] handle(Request request) throws SftpException {
    byte[] handle = parsed(Packet::nextBytes, answer(request, Packet.HANDLE));
    if (handle.length > LONGEST_HANDLE) {
      throw broken("handle too long");
    }
    return handle;
  }

  private Packet answer(Request request, int type) throws SftpException {
    return expect(await(request, NEVER), type);
  }

  private Packet await(Request request, CancellationToken cancelled) throws SftpException {
    return conversation.await(conversation.ask(request), cancelled);
  }

  @FunctionalInterface
  interface Part<T> {
    T of(Packet packet) throws SftpException;
  }

  /// What is not whole ends the conversation.
  <T> T parsed(Part<T> part, Packet packet) throws SftpException {
    try {
      return part.of(packet);
    } catch (SftpException e) {
      throw conversation.fail(e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
