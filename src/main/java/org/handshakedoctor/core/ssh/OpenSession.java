package org.handshakedoctor.core.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelSubsystem;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import org.handshakedoctor.core.ssh.SshException.Reason;

/// A session of the library. Gives out channels that read, and none that forward or show a
/// terminal.
final class OpenSession implements SshSession {
  private final String name;
  private final Session session;
  private final Runnable stop;
  private final Patience patience;

  /// @param stop ends the session and every hop on the way to it
  OpenSession(String name, Session session, Runnable stop, Patience patience) {
    this.name = name;
    this.session = session;
    this.stop = stop;
    this.patience = patience;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public RemoteProcess subsystem(String subsystem) throws SshException {
    ChannelSubsystem channel = open("subsystem", ChannelSubsystem.class);
    try {
      return ChannelProcess.subsystem(name, channel, subsystem, patience.stall());
    } catch (JSchException | IOException e) {
      throw refused(channel, e, Reason.NO_SUBSYSTEM);
    }
  }

  @Override
  public RemoteProcess run(ReadingCommand command) throws SshException {
    ChannelExec channel = open("exec", ChannelExec.class);
    try {
      return ChannelProcess.command(name, channel, command.bytes());
    } catch (JSchException | IOException e) {
      throw refused(channel, e, Reason.CHANNEL_REFUSED);
    }
  }

  @Override
  public boolean isAlive() {
    return session.isConnected();
  }

  @Override
  public void close() {
    stop.run();
  }

  private <T extends Channel> T open(String type, Class<T> kind) throws SshException {
    try {
      Channel channel = session.openChannel(type);
      if (kind.isInstance(channel)) {
        return kind.cast(channel);
      }
    } catch (JSchException e) {
      throw new SshException(Reason.CONNECTION_LOST, name, "", e);
    }
    throw new SshException(Reason.CONNECTION_LOST, name);
  }

  /// @param requestRefused the reason if the channel opened and then would not do as asked
  private SshException refused(Channel channel, Exception e, Reason requestRefused) {
    channel.disconnect();
    if (!session.isConnected()) {
      return new SshException(Reason.CONNECTION_LOST, name, "", e);
    }
    boolean opened = String.valueOf(e.getMessage()).contains("channel request");
    return new SshException(opened ? requestRefused : Reason.CHANNEL_REFUSED, name, "", e);
  }
}
