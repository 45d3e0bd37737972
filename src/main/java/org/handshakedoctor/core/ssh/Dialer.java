package org.handshakedoctor.core.ssh;

import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Finds the address and connects, and can be stopped meanwhile from another thread.
final class Dialer implements SocketFactory {
  /// For each address but the last: one family of addresses may lead nowhere.
  private static final int NEXT_MILLIS = 3_000;

  private final String name;
  private final Duration patience;
  private final ConnectProgress progress;
  private @Nullable Socket socket;
  private boolean stopped;
  private volatile boolean heard;

  Dialer(String name, Duration patience, ConnectProgress progress) {
    this.name = name;
    this.patience = patience;
    this.progress = progress;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    progress.began(name, ConnectStage.FIND_ADDRESS);
    InetAddress[] addresses = InetAddress.getAllByName(host);
    progress.began(name, ConnectStage.CONNECT);
    for (int i = 0; ; i++) {
      boolean last = i == addresses.length - 1;
      int millis = last ? Math.toIntExact(patience.toMillis()) : NEXT_MILLIS;
      try {
        Socket connected = connect(new InetSocketAddress(addresses[i], port), millis);
        progress.began(name, ConnectStage.CHECK_HOST_KEY);
        return connected;
      } catch (IOException e) {
        if (last) {
          throw e;
        }
      }
    }
  }

  @Override
  public InputStream getInputStream(Socket connected) throws IOException {
    InputStream input = connected.getInputStream();
    return new InputStream() {
      @Override
      public int read() throws IOException {
        int read = input.read();
        heard |= read >= 0;
        return read;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        return input.read(into, from, length);
      }

      @Override
      public void close() throws IOException {
        input.close();
      }
    };
  }

  @Override
  public OutputStream getOutputStream(Socket connected) throws IOException {
    return connected.getOutputStream();
  }

  /// Whether the other side said anything at all.
  boolean haveHeard() {
    return heard;
  }

  /// Closes the connection, and any that would still be made. Never throws.
  synchronized void stop() {
    stopped = true;
    close(socket);
  }

  private Socket connect(InetSocketAddress address, int millis) throws IOException {
    Socket next = new Socket();
    synchronized (this) {
      if (stopped) {
        throw new IOException("stopped");
      }
      socket = next;
    }
    try {
      next.connect(address, millis);
      return next;
    } catch (IOException e) {
      close(next);
      throw e;
    }
  }

  private static void close(@Nullable Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException _) {
      // It is of no use any more.
    }
  }
}
