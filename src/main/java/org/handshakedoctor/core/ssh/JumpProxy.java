package org.handshakedoctor.core.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.handshakedoctor.core.ssh.SshException.Reason;
import org.jspecify.annotations.Nullable;

/// The way to a server through another one that passes the connection on (`ProxyJump`, RFC 4254
/// section 7.2). The host in between sees what everybody on the way sees, and no more.
final class JumpProxy implements Proxy {
  private static final int BUFFER = 1 << 20;

  private final Session hop;
  private final int openMillis;
  private final Runnable connected;
  private final BytePipe pipe = BytePipe.waiting(BUFFER, null);
  private @Nullable ChannelDirectTCPIP channel;
  private OutputStream output = OutputStream.nullOutputStream();

  /// @param connected run when the way is open
  JumpProxy(Session hop, int openMillis, Runnable connected) {
    this.hop = hop;
    this.openMillis = openMillis;
    this.connected = connected;
  }

  @Override
  public void connect(@Nullable SocketFactory factory, String host, int port, int timeout)
      throws JSchException, IOException {
    if (!(hop.openChannel("direct-tcpip") instanceof ChannelDirectTCPIP opened)) {
      throw new ConnectionEnded(Reason.CONNECTION_LOST);
    }
    channel = opened;
    opened.setHost(host);
    opened.setPort(port);
    opened.setOutputStream(pipe.writer(() -> null));
    output = opened.getOutputStream();
    try {
      opened.connect(openMillis);
    } catch (JSchException _) {
      throw new ConnectionEnded(hop.isConnected() ? Reason.JUMP_REFUSED : Reason.CONNECTION_LOST);
    }
    connected.run();
  }

  @Override
  public InputStream getInputStream() {
    return pipe.reader();
  }

  @Override
  public OutputStream getOutputStream() {
    return output;
  }

  @Override
  public @Nullable Socket getSocket() {
    return null;
  }

  @Override
  public void close() {
    pipe.end("closed");
    if (channel != null) {
      channel.disconnect();
    }
  }
}
