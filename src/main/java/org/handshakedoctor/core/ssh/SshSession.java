package org.handshakedoctor.core.ssh;

/// A server that let us in. It can be read from, and nothing else: commands come as
/// [ReadingCommand], a closed list.
///
/// Safe for use by several threads; each channel by one.
public interface SshSession extends AutoCloseable {

  /// Whom we are talking to, as the user named it.
  String name();

  /// Opens a subsystem such as `sftp`: its input and output are the protocol's two directions.
  RemoteProcess subsystem(String name) throws SshException;

  /// Starts a command that only reads.
  RemoteProcess run(ReadingCommand command) throws SshException;

  boolean isAlive();

  /// Ends everything under way at once, from any thread. Never throws.
  @Override
  void close();
}
