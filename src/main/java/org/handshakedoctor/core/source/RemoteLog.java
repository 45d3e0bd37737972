package org.handshakedoctor.core.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import org.handshakedoctor.core.task.CancellationToken;

/// A log at a server, as those see it who read logs. What comes of it is kept in a file of this
/// computer, and read from there; how it comes is known elsewhere. Thread-safe.
public interface RemoteLog {

  /// Its address, `ssh://host/path`.
  String name();

  /// Bytes that will be read, as they lie at the server; what was known when it was found.
  long size();

  Instant modified();

  /// The log from its beginning: what is here already, and then what comes. Fetching goes on for as
  /// long as somebody reads.
  ///
  /// @param cancelled asked several times a second while nothing comes; then reading ends with an
  ///   [java.nio.channels.AsynchronousCloseException]
  InputStream open(CancellationToken cancelled) throws IOException;

  /// The file that holds what has come. After a rotation, once all of the old log has come, it is
  /// that of the new one.
  ///
  /// @throws IOException while there is none, because nothing has come or the log is out of reach
  Path file() throws IOException;

  /// Fetches what is written to the log, until cancelled.
  void keepUp(CancellationToken cancelled);
}
