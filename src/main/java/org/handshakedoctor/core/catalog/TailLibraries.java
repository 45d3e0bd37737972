package org.handshakedoctor.core.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handshakedoctor.core.tls.OpenSslCode;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// Which table tells of the reasons of which library: the same text means different things in
/// different libraries. Names and numbers are those of `err.c ERR_str_libraries[]` of OpenSSL and
/// of `err.cc kLibraryNames[]` of BoringSSL.
final class TailLibraries {
  static final String COMMON = "common";
  static final String SYSTEM = "system";

  /// The libraries' tables, in the order in which a text is looked for whose library is not known:
  /// most logs are of connections.
  static final List<String> ORDER =
      List.of(
          "ssl",
          "x509",
          "x509v3",
          "pem",
          "asn1",
          "evp",
          "provider",
          "rsa",
          "ec",
          "dh",
          "dsa",
          "bignum",
          "bio",
          "pkcs12",
          "pkcs7",
          "ocsp",
          "store",
          "decoder",
          "encoder",
          "crypto",
          "random",
          "conf",
          "objects",
          "engine",
          "dso",
          "ct",
          "property",
          "async",
          "compression");

  private static final Map<String, String> BY_NAME =
      Map.ofEntries(
          Map.entry("system library", SYSTEM),
          Map.entry("bignum routines", "bignum"),
          Map.entry("rsa routines", "rsa"),
          Map.entry("diffie-hellman routines", "dh"),
          Map.entry("digital envelope routines", "evp"),
          Map.entry("public key routines", "evp"),
          Map.entry("cipher functions", "evp"),
          Map.entry("digest functions", "evp"),
          Map.entry("hmac functions", "evp"),
          Map.entry("hmac routines", "evp"),
          Map.entry("hkdf functions", "evp"),
          Map.entry("kdf routines", "evp"),
          Map.entry("object identifier routines", "objects"),
          Map.entry("pem routines", "pem"),
          Map.entry("dsa routines", "dsa"),
          Map.entry("x509 certificate routines", "x509"),
          Map.entry("x.509 certificate routines", "x509"),
          Map.entry("asn1 encoding routines", "asn1"),
          Map.entry("asn.1 encoding routines", "asn1"),
          Map.entry("configuration file routines", "conf"),
          Map.entry("common libcrypto routines", "crypto"),
          Map.entry("elliptic curve routines", "ec"),
          Map.entry("ecdsa routines", "ec"),
          Map.entry("ecdh routines", "ec"),
          Map.entry("ssl routines", "ssl"),
          Map.entry("bio routines", "bio"),
          Map.entry("pkcs7 routines", "pkcs7"),
          Map.entry("x509 v3 routines", "x509v3"),
          Map.entry("pkcs12 routines", "pkcs12"),
          Map.entry("pkcs8 routines", "pkcs12"),
          Map.entry("random number generator", "random"),
          Map.entry("dso support routines", "dso"),
          Map.entry("engine routines", "engine"),
          Map.entry("ocsp routines", "ocsp"),
          Map.entry("comp routines", "compression"),
          Map.entry("store routines", "store"),
          Map.entry("ct routines", "ct"),
          Map.entry("async routines", "async"),
          Map.entry("property routines", "property"),
          Map.entry("provider routines", "provider"),
          Map.entry("encoder routines", "encoder"),
          Map.entry("decoder routines", "decoder"));

  private static final Map<Integer, String> OPENSSL = new HashMap<>();
  private static final Map<Integer, String> BORINGSSL = new HashMap<>();

  static {
    numbers(OPENSSL, 2, SYSTEM, "bignum", "rsa", "dh", "evp");
    numbers(OPENSSL, 8, "objects", "pem", "dsa", "x509");
    numbers(OPENSSL, 13, "asn1", "conf", "crypto", "ec");
    numbers(OPENSSL, 20, "ssl");
    numbers(OPENSSL, 32, "bio", "pkcs7", "x509v3", "pkcs12", "random", "dso", "engine", "ocsp");
    numbers(OPENSSL, 41, "compression", "ec", "ec", "store");
    numbers(OPENSSL, 48, "evp");
    numbers(OPENSSL, 50, "ct", "async", "evp");
    numbers(OPENSSL, 55, "property");
    numbers(OPENSSL, 57, "provider");
    numbers(OPENSSL, 59, "encoder", "decoder");
    numbers(BORINGSSL, 2, SYSTEM, "bignum", "rsa", "dh", "evp");
    numbers(BORINGSSL, 8, "objects", "pem", "dsa", "x509", "asn1", "conf", "crypto", "ec", "ssl");
    numbers(BORINGSSL, 17, "bio", "pkcs7", "pkcs12", "x509v3", "random", "engine", "ocsp");
    numbers(BORINGSSL, 25, "compression", "ec", "ec", "evp", "evp", "evp", "evp");
  }

  private TailLibraries() {}

  /// The table of the library that raised an error; null if it has none, as those that have nothing
  /// to do with connections.
  static @Nullable String table(OpenSslError error) {
    String name = error.library();
    if (name != null) {
      String table = BY_NAME.get(name.toLowerCase(Locale.ROOT));
      if (table != null) {
        return table;
      }
    }
    OpenSslCode code = error.decoded();
    boolean boringSsl = code.family() == OpenSslCode.Family.BORINGSSL;
    return (boringSsl ? BORINGSSL : OPENSSL).get(code.library());
  }

  private static void numbers(Map<Integer, String> family, int first, String... tables) {
    for (int i = 0; i < tables.length; i++) {
      family.put(first + i, tables[i]);
    }
  }
}
