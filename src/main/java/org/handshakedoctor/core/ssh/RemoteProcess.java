package org.handshakedoctor.core.ssh;

import java.io.InputStream;
import java.io.OutputStream;

/// Something running at the server: a command or a subsystem.
public interface RemoteProcess extends AutoCloseable {

  OutputStream input();

  InputStream output();

  /// What a command says on standard error; empty for a subsystem.
  InputStream errors();

  /// Waits for the end after [#output()] was read to its end.
  ///
  /// @return the exit status
  /// @throws SshException when the connection ended without one: what was read is then a part
  int exitStatus() throws SshException;

  /// Stops it, from any thread. Never throws.
  @Override
  void close();
}
