package org.handshakedoctor.core.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelSubsystem;
import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.handshakedoctor.core.ssh.SshException.Reason;
import org.jspecify.annotations.Nullable;

/// A channel of the library, with streams of ours.
final class ChannelProcess implements RemoteProcess {
  private static final int OUTPUT = 1 << 20;
  private static final int ERRORS = 1 << 16;
  private static final int OPEN_MILLIS = 20_000;

  /// The end of the output and the exit status come one after the other.
  private static final int STATUS_MILLIS = 5_000;

  private static final int NO_STATUS = -1;

  private final String host;
  private final Channel channel;
  private final BytePipe output;
  private final BytePipe errors = BytePipe.dropping(ERRORS);
  private final OutputStream input;

  private ChannelProcess(String host, Channel channel, @Nullable Duration stall)
      throws JSchException, IOException {
    this.host = host;
    this.channel = channel;
    this.output = BytePipe.waiting(OUTPUT, stall);
    channel.setOutputStream(output.writer(this::brokenBy));
    channel.setExtOutputStream(errors.writer(() -> null));
    this.input = channel.getOutputStream();
    channel.connect(OPEN_MILLIS);
  }

  static ChannelProcess subsystem(
      String host, ChannelSubsystem channel, String name, Duration stall)
      throws JSchException, IOException {
    channel.setSubsystem(name);
    return new ChannelProcess(host, channel, stall);
  }

  static ChannelProcess command(String host, ChannelExec channel, byte[] command)
      throws JSchException, IOException {
    channel.setCommand(command);
    return new ChannelProcess(host, channel, null);
  }

  @Override
  public OutputStream input() {
    return input;
  }

  @Override
  public InputStream output() {
    return output.reader();
  }

  @Override
  public InputStream errors() {
    return errors.reader();
  }

  @Override
  public int exitStatus() throws SshException {
    long start = System.nanoTime();
    try {
      while (!channel.isClosed() && (System.nanoTime() - start) / 1_000_000 < STATUS_MILLIS) {
        Thread.sleep(5);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SshException(Reason.CANCELLED, host, "", e);
    }
    int status = channel.getExitStatus();
    if (status == NO_STATUS) {
      throw new SshException(Reason.CONNECTION_LOST, host);
    }
    return status;
  }

  @Override
  public void close() {
    output.end("closed");
    errors.end(null);
    channel.disconnect();
  }

  /// The library closes our end the same way after the server's end of file and when the connection
  /// is gone; only then is the channel no longer connected.
  private @Nullable String brokenBy() {
    boolean proper = channel.isConnected() || channel.getExitStatus() != NO_STATUS;
    return proper ? null : "connection lost";
  }
}
