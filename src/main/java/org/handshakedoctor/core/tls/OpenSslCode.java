package org.handshakedoctor.core.tls;

import org.jspecify.annotations.Nullable;

/// A packed error number, taken apart.
///
/// OpenSSL 1.x, LibreSSL and BoringSSL pack `library << 24 | function << 12 | reason` (BoringSSL
/// without a function); OpenSSL 3 and later pack `library << 23 | reason`, or bit 31 and the
/// system's errno (`include/openssl/err.h`, ERR_PACK). The number alone does not say which, so the
/// family comes first.
///
/// @param function null where the family does not number functions
/// @param errno true when `reason` is a number of the operating system
public record OpenSslCode(
    Family family, int library, @Nullable Integer function, int reason, boolean errno) {

  /// Which library wrote the code, as far as its print shows.
  public enum Family {
    OPENSSL_1("OpenSSL 1.x"),
    OPENSSL_3("OpenSSL 3 or later"),
    LIBRESSL("LibreSSL"),
    BORINGSSL("BoringSSL or AWS-LC");

    private final String printed;

    Family(String printed) {
      this.printed = printed;
    }

    @Override
    public String toString() {
      return printed;
    }
  }

  private static final int SSL_LIBRARY = 20;
  private static final int SSL_LIBRARY_BORINGSSL = 16;
  private static final int FIRST_FUNCTION = 100;
  private static final int NO_STATE = 0xFFF;

  static OpenSslCode decode(OpenSslError error) {
    return unpack(packed(error.code()), family(error));
  }

  /// A bare code such as `0A00006C`, without the words around it; the family is then a best guess
  /// from the library number, which is 20 for SSL in every OpenSSL.
  public static OpenSslCode decode(String hex) {
    long packed = packed(hex);
    Family family;
    if (hex.chars().anyMatch(c -> c >= 'a' && c <= 'f')) {
      family = Family.BORINGSSL;
    } else if (packed >>> 24 == SSL_LIBRARY) {
      family = isState((int) (packed >>> 12 & 0xFFF)) ? Family.LIBRESSL : Family.OPENSSL_1;
    } else if (packed >>> 23 == SSL_LIBRARY || packed >>> 31 == 1) {
      family = Family.OPENSSL_3;
    } else {
      boolean noLibraryOf1 = packed >>> 24 > 16 && packed >>> 24 < 32;
      boolean noFunction = (packed >>> 12 & 0xFFF) == 0;
      family = noLibraryOf1 || noFunction ? Family.OPENSSL_3 : Family.OPENSSL_1;
    }
    return unpack(packed, family);
  }

  /// The hexadecimal form of a code that was printed as a decimal number, as Envoy does. BoringSSL
  /// writes in lower case, which is how [#decode(String)] knows it.
  public static String hexOfDecimal(String decimal) {
    long packed = Long.parseUnsignedLong(decimal) & 0xFFFF_FFFFL;
    boolean boringSsl = packed >>> 24 == SSL_LIBRARY_BORINGSSL && (packed >>> 12 & 0xFFF) == 0;
    return (boringSsl ? "%08x" : "%08X").formatted(packed);
  }

  /// The alert that the peer sent, or null: OpenSSL numbers a received alert 1000 plus its number.
  public @Nullable Integer alert() {
    boolean ssl = library == SSL_LIBRARY || library == SSL_LIBRARY_BORINGSSL;
    return ssl && reason >= 1000 && reason <= 1255 ? reason - 1000 : null;
  }

  /// OpenSSL's functions are numbered from 100 on. LibreSSL numbers the states of a handshake
  /// instead, and gives all other places the last number (`ssl/ssl_err.c SSL_state_func_code`).
  private static boolean isState(int function) {
    return (function > 0 && function < FIRST_FUNCTION) || function == NO_STATE;
  }

  /// Some print the code as wide as a long, with its upper half empty or filled from bit 31.
  private static long packed(String hex) {
    return Long.parseUnsignedLong(hex, 16) & 0xFFFF_FFFFL;
  }

  private static OpenSslCode unpack(long packed, Family family) {
    if (family == Family.OPENSSL_3) {
      boolean errno = packed >>> 31 == 1;
      return errno
          ? new OpenSslCode(family, 2, null, (int) (packed & 0x7FFF_FFFF), true)
          : new OpenSslCode(family, (int) (packed >>> 23), null, (int) (packed & 0x7F_FFFF), false);
    }
    Integer function = family == Family.BORINGSSL ? null : (int) (packed >>> 12 & 0xFFF);
    return new OpenSslCode(family, (int) (packed >>> 24), function, (int) (packed & 0xFFF), false);
  }

  private static Family family(OpenSslError error) {
    String function = error.function();
    if (function == null) {
      boolean onlyNumber = error.reason() == null || error.library() == null;
      return onlyNumber ? decode(error.code()).family() : Family.OPENSSL_3;
    }
    if (function.equals("OPENSSL_internal")) {
      return Family.BORINGSSL;
    }
    // A program without the texts; from 3 on there is no function to number.
    if (function.equals("func(0)")) {
      return decode(error.code()).family();
    }
    // ERR_print_errors prints the function of OpenSSL 3 too; the library then tells how wide its
    // number is, and only the system's codes reach bit 31.
    long code = packed(error.code());
    String name = error.library();
    int library = name == null ? SSL_LIBRARY : LibraryNames.number(name, SSL_LIBRARY);
    if (code >>> 31 == 1 || code >>> 23 == library) {
      return Family.OPENSSL_3;
    }
    boolean libreSsl =
        function.startsWith("ACCEPT_")
            || function.startsWith("CONNECT_")
            || function.startsWith("ST_")
            || function.endsWith("_internal");
    return libreSsl ? Family.LIBRESSL : Family.OPENSSL_1;
  }
}
