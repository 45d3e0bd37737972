package org.handshakedoctor.core.log.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handshakedoctor.core.log.Digits;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// One way in which httpd says that a TLS operation failed.
///
/// From 2.4 on every message has a number; before, its first words tell. Every text here is a
/// constant of httpd's source (`modules/ssl/ssl_engine_io.c`, `ssl_engine_kernel.c`,
/// `ssl_engine_init.c`, `ssl_engine_pphrase.c`, `ssl_util_stapling.c`, `ssl_util_ocsp.c`,
/// `modules/proxy/proxy_util.c`).
///
/// Not here, because no TLS operation failed: a name in the request that does not fit the one in
/// the handshake (AH02031, AH02032, AH02033) is refused by HTTP after a good handshake.
///
/// @param message httpd's words without what differs from line to line
/// @param phase httpd's words for what it was doing
/// @param leg null where the peer in the line tells
/// @param follows whether it may be said of a failure that was told before
/// @param needsReason whether it is a failure only if OpenSSL gives a reason: without one a peer
///   just hung up, which happens all the time
record ApacheShape(
    String message,
    @Nullable String phase,
    @Nullable Leg leg,
    boolean follows,
    boolean needsReason) {

  /// The reason alone, where the line that it belongs to is missing.
  static final ApacheShape REASON = new ApacheShape("SSL Library Error", null, null, false, false);

  private static final Word SSL = new Word("ssl");
  private static final Word PROXY = new Word("proxy");
  private static final Word INFO = new Word("info");
  private static final Word REASON_WORDS = new Word("SSL Library Error: ");
  private static final Word NUMBERED = new Word("SSL library error ");

  /// `Error during SSL Handshake with remote server returned by /path`, the only line that names
  /// the visitor whose request was to be passed on.
  private static final ApacheShape TO_BACKEND =
      later("Error during SSL Handshake with remote server", Leg.UPSTREAM);

  private static final int PROXY_ERROR = 898;
  private static final Word PROXY_WORDS = new Word(TO_BACKEND.message);

  private static final Map<Integer, ApacheShape> BY_CODE = new HashMap<>();
  private static final List<Old> OLD = new ArrayList<>();

  /// The words of 2.2, which has no numbers and at level info writes nothing of a visitor.
  private record Old(Word words, boolean atInfo, ApacheShape shape) {
    boolean isIn(ApacheLine line) {
      int at = line.message;
      if (shape.phase != null) {
        at = NUMBERED.isAt(line.buffer, at, line.end) ? at + NUMBERED.length() : line.end;
        at = Digits.skip(line.buffer, at, line.end);
      }
      return words.isAt(line.buffer, at, line.end);
    }
  }

  static {
    handshake(2008, " in handshake", "handshake", false);
    handshake(1992, " reading data", "reading data", true);
    handshake(1994, " writing data", "writing data", true);
    info(1991, new ApacheShape("SSL input filter read failed", null, null, true, true));
    info(1993, new ApacheShape("SSL output filter write failed", null, null, true, true));
    info(1996, first("SSL handshake failed: HTTP spoken on HTTPS port", null));
    info(2006, later("SSL handshake stopped: connection was closed", null));
    info(2007, later("SSL handshake interrupted by system", null));
    info(2010, later("SSL client authentication failed", null));
    info(2011, later("No acceptable peer certificate available", null));
    info(2276, first("Certificate Verification: Error", null));
    error(2039, first("Certificate Verification: Error", null));
    error(2040, first("Certificate Verification: Certificate Chain too long", null));
    error(2042, first("rejecting client initiated renegotiation", null));
    error(2030, later("TLS upgrade handshake failed", null));
    error(2224, later("Re-negotiation verification step failed", null));
    error(2225, later("Re-negotiation request failed", null));
    error(2261, later("Re-negotiation handshake failed", null), 2262, 2263);
    error(10158, later("cannot perform post-handshake authentication", null));
    info(2003, later("SSL Proxy connect failed", Leg.UPSTREAM));
    info(2004, later("SSL Proxy: Peer certificate is expired", Leg.UPSTREAM));
    info(2005, later("SSL Proxy: Peer certificate CN mismatch", Leg.UPSTREAM));
    info(2411, later("SSL Proxy: Peer certificate does not match", Leg.UPSTREAM));
    OLD.add(new Old(new Word("proxy: " + TO_BACKEND.message), false, TO_BACKEND));
    local("Failed to configure certificate", 2561, 2562, 10137);
    local("Failed to configure encrypted (?) private key", 2564);
    local("Failed to configure private key", 10130);
    local("Certificate and private key … do not match", 2565);
    local("Failed to configure at least one certificate and key", 2572);
    local("Failed to configure CA certificate chain!", 1903);
    local("Unable to configure permitted SSL ciphers", 1898);
    local("Unable to configure permitted TLSv1.3 ciphers", 10127);
    local("Unable to configure verify locations for client authentication", 1895);
    local("Unable to determine list of acceptable CA certificates", 1896);
    local("No SSL protocols available", 2231, 3378);
    local("\"SSLOpenSSLConfCmd …\" failed", 2407);
    local("Init: No private key specified", 2573);
    local("Init: Can't open server private key file", 2574);
    local("Init: Unable to read pass phrase", 2578);
    local("Init: Private key not found", 2579);
    local("Init: Pass phrase incorrect", 2580);
    local("Init: Unable to read server private key from file", 2581);
    old("Init: Unable to read server certificate from file");
    old("Unable to configure RSA server certificate");
    old("Unable to configure RSA server private key");
    local("ssl_stapling_init_cert: can't retrieve issuer certificate!", 2217);
    local("ssl_stapling_init_cert: no OCSP URI in certificate", 2218, 2814);
    local("ssl_stapling_init_cert: can't create CertID for OCSP request", 2815);
    localLater("Unable to configure certificate … for stapling", 2567, 2604);
    local("could not resolve address of OCSP responder", 1972);
    local("could not connect to OCSP responder", 1974);
    local("failed to send request to OCSP responder", 1976);
    local("failed reading line from OCSP server", 1977, 1978);
    local("response header line too long from OCSP server", 1979);
    local("bad response from OCSP server", 1980);
    local("could not read response header from OCSP server", 1982, 1983);
    local("error reading response from OCSP server", 1985);
    local("OCSP response size exceeds", 1986);
    local("failed to decode OCSP response data", 1988);
    local("empty response from OCSP server", 2321);
    local("OCSP response not successful", 1922);
    local("could not retrieve OCSP basic response", 1923);
    local("Bad OCSP responder answer", 1924);
    local("failed to verify the OCSP response", 1925);
    local("failed to retrieve OCSP response status", 2272);
    local("OCSP response outside validity period", 2273);
    local("stapling_check_response: response has certificate status", 2969);
    localLater("stapling_renew_response: responder error", 1941);
    localLater("stapling_renew_response: error in retrieved response!", 1943);
    localLater("stapling_cb: fatal error renewing response", 1955);
  }

  /// The shape of the line, or null if it reports no failure.
  static @Nullable ApacheShape of(ApacheLine line) {
    if (line.code == PROXY_ERROR) {
      boolean isProxys = line.module < 0 || line.isOfModules(PROXY);
      return isProxys && PROXY_WORDS.isAt(line.buffer, line.message, line.end) ? TO_BACKEND : null;
    }
    if (!mayBeTls(line)) {
      return null;
    }
    if (line.code > 0) {
      return BY_CODE.get(line.code);
    }
    boolean info = INFO.isAt(line.buffer, line.level, line.levelEnd);
    for (Old old : OLD) {
      if ((old.atInfo() == info || line.module >= 0) && old.isIn(line)) {
        return old.shape();
      }
    }
    return null;
  }

  /// Whether the line gives a reason of OpenSSL. httpd writes it for the server and not for the
  /// connection, so it has no peer (`ssl_engine_log.c ssl_log_ssl_error()`).
  static boolean isReason(ApacheLine line) {
    return mayBeTls(line)
        && line.peer < 0
        && line.code == 0
        && REASON_WORDS.isAt(line.buffer, line.message, line.end);
  }

  static String reasonText(ApacheLine line) {
    return line.text(line.message + REASON_WORDS.length(), line.end);
  }

  /// Other modules print what scripts say, and scripts print what visitors say.
  static boolean mayBeTls(ApacheLine line) {
    return line.module < 0 || line.hasModule(SSL);
  }

  /// Whether this line, which reports nothing new, stands among those of one failed request to a
  /// backend: it is closed (AH01998), answered with 502 (AH01997), and told by the proxy modules.
  static boolean isAboutProxying(ApacheLine line) {
    return line.code == 1997 || line.code == 1998 || line.isOfModules(PROXY);
  }

  boolean namesTheVisitor() {
    return equals(TO_BACKEND);
  }

  private static ApacheShape first(String message, @Nullable Leg leg) {
    return new ApacheShape(message, null, leg, false, false);
  }

  private static ApacheShape later(String message, @Nullable Leg leg) {
    return new ApacheShape(message, null, leg, true, false);
  }

  /// `SSL library error 1 in handshake`: the number is that of `SSL_get_error()`.
  private static void handshake(int code, String doing, String phase, boolean needsReason) {
    ApacheShape shape =
        new ApacheShape("SSL library error …" + doing, phase, null, true, needsReason);
    BY_CODE.put(code, shape);
    OLD.add(new Old(new Word(doing), true, shape));
  }

  private static void info(int code, ApacheShape shape) {
    BY_CODE.put(code, shape);
    OLD.add(new Old(new Word(shape.message), true, shape));
  }

  private static void error(int code, ApacheShape shape, int... more) {
    BY_CODE.put(code, shape);
    for (int one : more) {
      BY_CODE.put(one, shape);
    }
    OLD.add(new Old(new Word(shape.message), false, shape));
  }

  private static void local(String message, int code, int... more) {
    error(code, first(message, Leg.LOCAL), more);
  }

  /// What 2.4 no longer says.
  private static void old(String message) {
    OLD.add(new Old(new Word(message), false, first(message, Leg.LOCAL)));
  }

  private static void localLater(String message, int code, int... more) {
    error(code, later(message, Leg.LOCAL), more);
  }
}
