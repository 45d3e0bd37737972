package org.handshakedoctor.core.networks.mmdb;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A file cannot be used as a database.
public final class LocationException extends Exception {
  private static final long serialVersionUID = 1;

  /// Why not.
  public enum Reason {
    MISSING,
    UNREADABLE,
    /// It would fill the memory.
    TOO_LARGE,
    /// Not MaxMind's format, or cut off, or damaged.
    NO_DATABASE,
    /// A database of something else.
    NOTHING_USEFUL;

    /// The word used as a key of texts.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Reason reason;
  private final transient Path file;

  LocationException(Reason reason, Path file, @Nullable Throwable cause) {
    super(reason.id() + ": " + file, cause);
    this.reason = reason;
    this.file = file;
  }

  public Reason reason() {
    return reason;
  }

  public Path file() {
    return file;
  }
}
