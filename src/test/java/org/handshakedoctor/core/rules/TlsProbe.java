package org.handshakedoctor.core.rules;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Visits a web server as `TlsProbe PATH VISITOR...` and prints how far each visitor gets. Started
/// by [WebServerEffectTest] in a private network, where the addresses of the visitors are on the
/// loopback device and each visits its own port 443, and by [DockerEffectTest] with visitors
/// written as `FROM=TO=PORT`.
public final class TlsProbe {
  private static final int TIMEOUT_MILLIS = 2_000;

  private TlsProbe() {}

  public static void main(String[] args) throws GeneralSecurityException {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {new TrustsAll()}, null);
    for (int i = 1; i < args.length; i++) {
      IO.println(args[i] + ": " + visit(tls, args[i], args[0]));
    }
  }

  private static String visit(SSLContext tls, String visitor, String path) {
    List<String> way = List.of(visitor.split("=", -1));
    int port = way.size() > 1 ? Integer.parseInt(way.getLast()) : 443;
    String reached = "no handshake";
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(way.getFirst()), 0));
      socket.setSoTimeout(TIMEOUT_MILLIS);
      String server = way.get(way.size() / 2);
      socket.connect(new InetSocketAddress(InetAddress.getByName(server), port), TIMEOUT_MILLIS);
      try (SSLSocket secured =
          (SSLSocket) tls.getSocketFactory().createSocket(socket, "site.test", 443, false)) {
        secured.startHandshake();
        reached = "handshake, no answer";
        String request =
            "GET " + path + " HTTP/1.1\r\nHost: site.test\r\nConnection: close\r\n\r\n";
        secured.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String answer =
            new String(secured.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        return answer.length() < 12 ? reached : "handshake, " + answer.substring(9, 12);
      }
    } catch (IOException _) {
      return reached;
    }
  }

  /// The server's certificate was made a moment ago.
  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate @Nullable [] chain, @Nullable String type) {}

    @Override
    public void checkServerTrusted(X509Certificate @Nullable [] chain, @Nullable String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
