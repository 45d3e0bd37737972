package org.handshakedoctor.core.check;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// The certificate that a visitor of today gets to see. The texts in it are the site's, or those of
/// whoever stands in its place.
///
/// @param names the host names and addresses that it is for
/// @param issuer who signed it, as its distinguished name
/// @param key such as `RSA 2048` or `EC 256`
/// @param sent how many certificates the server sent with it, itself included
/// @param problem what keeps visitors from trusting it; null if nothing does
public record CertificateSeen(
    List<String> names,
    String issuer,
    Instant notBefore,
    Instant notAfter,
    String key,
    int sent,
    @Nullable Problem problem) {

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  /// Where the issuer's certificate is to be had (RFC 5280 section 4.2.2.1): certificates of public
  /// authorities say so.
  private static final String AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1";

  /// What keeps visitors from trusting a certificate. Where several hold, the first is named.
  public enum Problem {
    EXPIRED,
    NOT_YET,
    WRONG_NAME,
    SELF_SIGNED,

    /// A public authority's, and the certificate between it and that authority was not sent.
    INCOMPLETE,

    /// No authority that Java and the browsers know.
    UNKNOWN_ISSUER;

    /// Its fixed name outside the program, such as `self-signed`.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public CertificateSeen {
    names = List.copyOf(names);
  }

  /// @param chain as the server sent it, at least one
  static CertificateSeen of(List<X509Certificate> chain, Site site, Instant now) {
    X509Certificate own = chain.getFirst();
    List<String> names = names(own);
    return new CertificateSeen(
        names,
        own.getIssuerX500Principal().getName(),
        own.getNotBefore().toInstant(),
        own.getNotAfter().toInstant(),
        key(own.getPublicKey()),
        chain.size(),
        problem(chain, names, site, now));
  }

  private static @Nullable Problem problem(
      List<X509Certificate> chain, List<String> names, Site site, Instant now) {
    X509Certificate own = chain.getFirst();
    if (own.getNotAfter().toInstant().isBefore(now)) {
      return Problem.EXPIRED;
    }
    if (own.getNotBefore().toInstant().isAfter(now)) {
      return Problem.NOT_YET;
    }
    if (names.stream().noneMatch(name -> covers(name, site.host()))) {
      return Problem.WRONG_NAME;
    }
    if (isTrusted(chain)) {
      return null;
    }
    if (own.getIssuerX500Principal().equals(own.getSubjectX500Principal())) {
      return Problem.SELF_SIGNED;
    }
    X509Certificate last = chain.getLast();
    boolean ends = last.getIssuerX500Principal().equals(last.getSubjectX500Principal());
    boolean isPublic = own.getExtensionValue(AUTHORITY_INFORMATION) != null;
    return !ends && isPublic ? Problem.INCOMPLETE : Problem.UNKNOWN_ISSUER;
  }

  /// Those of the extension; the common name has not counted for years (RFC 9525).
  private static List<String> names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      if (certificate.getSubjectAlternativeNames() != null) {
        for (List<?> name : certificate.getSubjectAlternativeNames()) {
          boolean wanted = name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS);
          if (wanted && name.get(1) instanceof String text) {
            names.add(text);
          }
        }
      }
    } catch (CertificateParsingException e) {
      // What cannot be read covers no name, for a browser too.
      return List.of();
    }
    return names;
  }

  /// RFC 9525 section 6.3: a star stands for the first label, and for all of it.
  static boolean covers(String name, String host) {
    IpAddress address = IpAddress.parse(host);
    if (address != null) {
      return address.equals(IpAddress.parse(name));
    }
    int dot = host.indexOf('.');
    return name.equalsIgnoreCase(host)
        || (name.startsWith("*.")
            && dot > 0
            && name.substring(1).equalsIgnoreCase(host.substring(dot)));
  }

  private static boolean isTrusted(List<X509Certificate> chain) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      X509TrustManager authorities = (X509TrustManager) factory.getTrustManagers()[0];
      authorities.checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String key(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> "RSA " + rsa.getModulus().bitLength();
      case ECPublicKey ec -> "EC " + ec.getParams().getCurve().getField().getFieldSize();
      default -> key.getAlgorithm();
    };
  }
}
