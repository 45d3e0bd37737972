package org.handshakedoctor.core.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/// Why a source gave nothing, or not what was hoped for.
public enum SourceProblem {
  NOT_FOUND(true),
  ACCESS_DENIED(true),
  /// A folder without a file that could be a log.
  EMPTY_FOLDER(true),
  /// Not text: a picture, a program, a database.
  BINARY(true),
  /// Packed in a way that this program does not open: 7z, RAR, an archive in an archive.
  COMPRESSED(true),
  /// Packed with a password.
  ENCRYPTED(true),
  /// Unpacking would take more memory than a log ever needs.
  TOO_MUCH_MEMORY(true),
  /// A kind of place that this program does not read from, such as a web address.
  NOT_SUPPORTED(true),
  READ_FAILED(true),
  /// A pipe, a device or a folder at a server, where only files are read.
  NO_FILE(true),
  /// The server lets this user not read it.
  ACCESS_DENIED_AT_SERVER(true),
  /// The server could not be reached, or did not let us in.
  NOT_CONNECTED(true),
  /// The connection to the server broke. What had come has been read.
  CONNECTION_LOST(true),
  /// No room on this computer for what is fetched. What had come has been read.
  DISK_FULL(true),
  /// The file became shorter at the server while it was fetched. What had come has been read.
  SHORTER(false),
  /// A packed file that ends too early. What was there has been read.
  TRUNCATED(false),
  /// A packed file that is damaged. What comes before the damage has been read.
  CORRUPT(false),
  /// Nothing in it, not one byte.
  EMPTY(false),
  /// Text, but no line of it is in a format that we know.
  UNKNOWN_FORMAT(false);

  private final boolean unreadable;

  SourceProblem(boolean unreadable) {
    this.unreadable = unreadable;
  }

  /// What an exception of opening or reading a source means.
  public static SourceProblem of(IOException e) {
    return switch (e) {
      case PartlyReadException partly -> partly.problem();
      case NoSuchFileException _ -> NOT_FOUND;
      case AccessDeniedException _ -> ACCESS_DENIED;
      default -> READ_FAILED;
    };
  }

  /// True when nothing of the source could be read, false when it was read and disappoints.
  public boolean isUnreadable() {
    return unreadable;
  }

  /// The word used in files and on the command line.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
