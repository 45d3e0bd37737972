package org.handshakedoctor.core.check;

import java.util.Locale;

/// Who knocks: what browsers and devices of an age offer in their handshake.
public enum Visitor {
  /// A browser of today.
  TODAY("TLSv1.3 TLSv1.2", Suites.FORWARD_AEAD, true),

  /// One that speaks nothing older than TLS 1.3.
  TLS13("TLSv1.3", Suites.FORWARD_AEAD, true),

  /// Browsers and apps of about 2014 to 2018.
  TLS12("TLSv1.2", Suites.FORWARD_AEAD, true),

  /// Internet Explorer 11 on Windows 7, Safari 6 to 8, Java 7: TLS 1.2 with the older ciphers.
  TLS12_CBC("TLSv1.2", Suites.CBC, true),

  /// The few that speak TLS 1.1 and no more.
  TLS11("TLSv1.1", Suites.CBC, true),

  /// Android 4.3 and older, Internet Explorer 10 on Windows 7, Java 6.
  TLS10("TLSv1", Suites.CBC, true),

  /// Scanners, monitors and very old devices do not say which site they want.
  NAMELESS("TLSv1.3 TLSv1.2", Suites.FORWARD_AEAD, false);

  private enum Suites {
    /// Fresh keys for each connection, and a cipher that also proves nobody touched the text.
    FORWARD_AEAD {
      @Override
      boolean have(String suite) {
        boolean forward = suite.startsWith("TLS_ECDHE_") || suite.startsWith("TLS_DHE_");
        boolean tls13 = suite.startsWith("TLS_AES_") || suite.startsWith("TLS_CHACHA20_");
        return tls13 || (forward && (suite.contains("_GCM_") || suite.contains("_CHACHA20_")));
      }
    },

    CBC {
      @Override
      boolean have(String suite) {
        return suite.contains("_CBC_SHA")
            && !suite.contains("_anon_")
            && !suite.contains("_DES_CBC_")
            && !suite.contains("EXPORT");
      }
    };

    abstract boolean have(String suite);
  }

  /// Names as the JDK has them, with spaces between.
  private final String protocols;

  private final Suites suites;
  private final boolean namesSite;

  Visitor(String protocols, Suites suites, boolean namesSite) {
    this.protocols = protocols;
    this.suites = suites;
    this.namesSite = namesSite;
  }

  /// Its fixed name outside the program, such as `tls12-cbc`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether it is no loss when this visitor cannot come in: what it speaks was retired in 2021
  /// (RFC 8996).
  public boolean isRetired() {
    return this == TLS11 || this == TLS10;
  }

  String[] protocols() {
    return protocols.split(" ", -1);
  }

  boolean offers(String suite) {
    return suites.have(suite);
  }

  boolean namesSite() {
    return namesSite;
  }
}
