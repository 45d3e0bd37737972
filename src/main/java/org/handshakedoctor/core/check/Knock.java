package org.handshakedoctor.core.check;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.handshakedoctor.core.check.Attempt.Why;
import org.jspecify.annotations.Nullable;

/// One handshake with one address of a site. Used once, by one thread.
final class Knock {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 8_000;

  /// JSSE tells an alert from the other side in words only (`Alert.java`, TransportContext.fatal).
  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

  private static final Pattern NO_TLS =
      Pattern.compile("(?i)unsupported or unrecognized SSL message");
  private static final Pattern VERSION = Pattern.compile("(?i)server selected protocol version");
  private static final Pattern NOT_HERE =
      Pattern.compile("(?i)no appropriate protocol|No available");

  // A check has to be able to make handshakes that the JDK rightly refuses to everybody else. The
  // JDK reads this once, when TLS is first used in a process.
  static {
    Security.setProperty("jdk.tls.disabledAlgorithms", "NULL, anon");
  }

  private final Site site;
  private final Visitor visitor;
  private final Witness witness = new Witness();

  Knock(Site site, Visitor visitor) {
    this.site = site;
    this.visitor = visitor;
  }

  Attempt at(InetAddress address) {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, site.port()), CONNECT_MILLIS);
      plain.setSoTimeout(ANSWER_MILLIS);
      return shakeHands(plain);
    } catch (SocketTimeoutException e) {
      return new Attempt.Refused(Why.TIMED_OUT, null);
    } catch (IOException e) {
      return new Attempt.Refused(Why.UNREACHABLE, null);
    }
  }

  private Attempt shakeHands(Socket plain) throws IOException {
    SSLContext context = context();
    try (SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(plain, site.host(), site.port(), true)) {
      SSLParameters offer = socket.getSSLParameters();
      offer.setProtocols(visitor.protocols());
      offer.setCipherSuites(
          Arrays.stream(context.getSupportedSSLParameters().getCipherSuites())
              .filter(visitor::offers)
              .toArray(String[]::new));
      if (!visitor.namesSite()) {
        offer.setServerNames(List.of());
      }
      socket.setSSLParameters(offer);
      socket.startHandshake();
      return new Attempt.Done(
          socket.getSession().getProtocol(), socket.getSession().getCipherSuite(), witness.chain);
    } catch (SocketTimeoutException e) {
      return new Attempt.Refused(Why.TIMED_OUT, null);
    } catch (SSLException e) {
      return refusal(e);
    } catch (EOFException | SocketException e) {
      return new Attempt.Refused(Why.CLOSED, null);
    }
  }

  private static Attempt.Refused refusal(SSLException problem) {
    String words = problem.getMessage() == null ? "" : problem.getMessage();
    Matcher alert = ALERT.matcher(words);
    if (alert.find()) {
      return new Attempt.Refused(Why.ALERT, alert.group(1));
    }
    return new Attempt.Refused(why(problem, words), null);
  }

  private static Why why(SSLException problem, String words) {
    if (NO_TLS.matcher(words).find()) {
      return Why.NOT_TLS;
    }
    if (VERSION.matcher(words).find()) {
      return Why.VERSION;
    }
    if (NOT_HERE.matcher(words).find()) {
      return Why.NOT_TRIED;
    }
    return isHangUp(problem) ? Why.CLOSED : Why.BROKEN;
  }

  private static boolean isHangUp(SSLException problem) {
    Throwable cause = problem.getCause();
    return cause instanceof EOFException || cause instanceof SocketException;
  }

  private SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {witness}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  /// Looks at the certificates and lets all of them pass: nothing is sent to the site that would
  /// have to be kept from others, and the bad certificates are to be told of.
  private static final class Witness implements X509TrustManager {
    private List<X509Certificate> chain = List.of();

    @Override
    public void checkClientTrusted(X509Certificate @Nullable [] ours, @Nullable String type) {
      throw new UnsupportedOperationException("we are the client");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] theirs, String type) {
      chain = List.of(theirs);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
