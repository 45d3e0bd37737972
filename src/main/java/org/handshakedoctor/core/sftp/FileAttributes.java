package org.handshakedoctor.core.sftp;

/// What a server says of a file; -1 for what it does not say.
///
/// @param size in bytes; one beyond 2^63 is given as that
/// @param owner the user's number
/// @param group the group's number
/// @param mode as in `stat(2)`
/// @param modified in seconds since 1970
public record FileAttributes(long size, long owner, long group, int mode, long modified) {
  private static final int HAS_SIZE = 1;
  private static final int HAS_OWNER = 2;
  private static final int HAS_MODE = 4;
  private static final int HAS_TIMES = 8;
  private static final int HAS_EXTENSIONS = 0x8000_0000;

  private static final int TYPE = 0xf000;
  private static final int FOLDER = 0x4000;
  private static final int REGULAR = 0x8000;
  private static final int LINK = 0xa000;

  static FileAttributes read(Packet packet) throws SftpException {
    int flags = packet.nextInt();
    long size = -1;
    long owner = -1;
    long group = -1;
    int mode = -1;
    long modified = -1;
    if ((flags & HAS_SIZE) != 0) {
      long said = packet.nextLong();
      size = said < 0 ? Long.MAX_VALUE : said;
    }
    if ((flags & HAS_OWNER) != 0) {
      owner = packet.nextUnsigned();
      group = packet.nextUnsigned();
    }
    if ((flags & HAS_MODE) != 0) {
      mode = packet.nextInt();
    }
    if ((flags & HAS_TIMES) != 0) {
      packet.nextInt();
      modified = packet.nextUnsigned();
    }
    if ((flags & HAS_EXTENSIONS) != 0) {
      long pairs = packet.nextUnsigned();
      for (long i = 0; i < pairs; i++) {
        packet.nextBytes();
        packet.nextBytes();
      }
    }
    return new FileAttributes(size, owner, group, mode, modified);
  }

  public boolean isFolder() {
    return isType(FOLDER);
  }

  /// Opening anything else, such as a pipe, may never return.
  public boolean isRegularFile() {
    return isType(REGULAR);
  }

  public boolean isLink() {
    return isType(LINK);
  }

  private boolean isType(int type) {
    return mode != -1 && (mode & TYPE) == type;
  }
}
