package org.handshakedoctor.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// An nginx error log of any size, the same bytes for the same numbers: 350 failures in every 1,000
/// lines in the shapes that nginx writes with OpenSSL 1.1 and 3, the rest the everyday noise of a
/// web server. A few addresses come often and many once; one in five is IPv6.
///
/// Needs nothing but the JDK, so that it runs from its source: `java
/// src/jmh/java/org/handshakedoctor/bench/GeneratedLog.java BYTES [FAILURES_IN_1000 [ADDRESSES]]`
/// writes to standard output, and the true counts to standard error.
final class GeneratedLog {
  private static final long SEED = 20_231_227;
  private static final int ADDRESSES = 50_000;
  private static final int FAILURES = 350;

  /// Weight, level, message, action.
  private static final String[][] FAILURE = {
    {
      "30",
      "crit",
      "SSL_do_handshake() failed (SSL: error:141CF06C:SSL routines:tls_parse_ctos_key_share:bad key share)",
      "SSL handshaking"
    },
    {
      "22",
      "crit",
      "SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share)",
      "SSL handshaking"
    },
    {
      "12",
      "info",
      "SSL_do_handshake() failed (SSL: error:0A0000C1:SSL routines::no shared cipher)",
      "SSL handshaking"
    },
    {
      "10",
      "info",
      "SSL_do_handshake() failed (SSL: error:0A000102:SSL routines::unsupported protocol)",
      "SSL handshaking"
    },
    {
      "8",
      "info",
      "SSL_do_handshake() failed (SSL: error:0A00009C:SSL routines::http request)",
      "SSL handshaking"
    },
    {
      "6",
      "info",
      "peer closed connection in SSL handshake (104: Connection reset by peer)",
      "SSL handshaking"
    },
    {
      "4",
      "crit",
      "SSL_do_handshake() failed (SSL: error:0A000119:SSL routines::decryption failed or bad record mac)",
      "SSL handshaking"
    },
    {
      "3",
      "info",
      "SSL_do_handshake() failed (SSL: error:14094416:SSL routines:ssl3_read_bytes:sslv3 alert certificate unknown:SSL alert number 46)",
      "SSL handshaking"
    },
    {
      "3",
      "crit",
      "SSL_read() failed (SSL: error:0A000126:SSL routines::unexpected eof while reading)",
      "keepalive"
    },
    {
      "2",
      "error",
      "SSL_do_handshake() failed (SSL: error:0A000086:SSL routines::certificate verify failed)",
      "SSL handshaking to upstream"
    },
  };

  /// Weight, level, message, and what stands behind the client. `@` is a word, `#` a number.
  private static final String[][] NOISE = {
    {
      "40",
      "error",
      "open() \"/var/www/html/@/@.php\" failed (2: No such file or directory)",
      ", server: example.org, request: \"GET /@/@.php HTTP/1.1\", host: \"example.org\""
    },
    {
      "20",
      "error",
      "upstream timed out (110: Connection timed out) while reading response header from upstream",
      ", server: example.org, request: \"POST /api/@ HTTP/2.0\", upstream: \"http://127.0.0.1:8080/api/@\", host: \"example.org\", referrer: \"https://example.org/@\""
    },
    {
      "15",
      "error",
      "access forbidden by rule",
      ", server: example.org, request: \"GET /.git/config HTTP/1.1\", host: \"203.0.113.10\""
    },
    {
      "15",
      "error",
      "limiting requests, excess: 20.# by zone \"one\"",
      ", server: example.org, request: \"GET /@?q=# HTTP/1.1\", host: \"example.org\""
    },
    {
      "10",
      "warn",
      "a client request body is buffered to a temporary file /var/cache/nginx/client_temp/0000#",
      ", server: example.org, request: \"POST /upload/@ HTTP/1.1\", host: \"example.org\""
    },
  };

  private static final String[] WORDS =
      "admin login index wp-content wp-admin xmlrpc backup config shop cart news search images"
          .split(" ", -1);

  private final Random random = new Random(SEED);
  private final String[] addresses;
  private final int failuresIn1000;
  private final Set<String> failed = new HashSet<>();
  private final TreeMap<String, Long> reasons = new TreeMap<>();
  private long lines;
  private long failures;

  private GeneratedLog(int failuresIn1000, int addressCount) {
    this.failuresIn1000 = failuresIn1000;
    this.addresses = new String[addressCount];
    for (int i = 0; i < addressCount; i++) {
      addresses[i] = address(random.nextInt());
    }
  }

  public static void main(String[] arguments) throws IOException {
    GeneratedLog log =
        new GeneratedLog(
            arguments.length > 1 ? Integer.parseInt(arguments[1]) : FAILURES,
            arguments.length > 2 ? Integer.parseInt(arguments[2]) : ADDRESSES);
    OutputStream out = new BufferedOutputStream(System.out, 1 << 20);
    log.write(out, Long.parseLong(arguments[0]));
    out.flush();
    System.err.println(log.counts());
  }

  /// Writes at least so many bytes.
  static void write(Path path, long bytes, int failuresIn1000) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 20)) {
      new GeneratedLog(failuresIn1000, ADDRESSES).write(out, bytes);
    }
  }

  /// The true counts, one a line.
  private String counts() {
    StringBuilder text = new StringBuilder();
    text.append("lines ").append(lines).append("\nfailures ").append(failures);
    text.append("\nclients ").append(failed.size());
    reasons.forEach((reason, count) -> text.append('\n').append(count).append(' ').append(reason));
    return text.toString();
  }

  private void write(OutputStream out, long bytes) throws IOException {
    DateTimeFormatter stamp = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);
    LocalDateTime time = LocalDateTime.of(2023, 12, 27, 0, 0);
    String now = time.format(stamp);
    long connection = 1_000_000;
    long written = 0;
    StringBuilder line = new StringBuilder();
    while (written < bytes) {
      if (random.nextInt(5) == 0) {
        time = time.plusSeconds(1);
        now = time.format(stamp);
      }
      connection += 1 + random.nextInt(5);
      int address = (int) (Math.pow(random.nextDouble(), 6) * addresses.length);
      boolean failure = random.nextInt(1000) < failuresIn1000;
      String[] shape = pick(failure ? FAILURE : NOISE);
      line.setLength(0);
      line.append(now).append(" [").append(shape[1]).append("] ");
      line.append(13_717 + connection % 8).append("#0: *").append(connection).append(' ');
      String word = WORDS[random.nextInt(WORDS.length)];
      fill(line, shape[2], word, connection % 1000);
      if (failure) {
        line.append(" while ").append(shape[3]);
        failed.add(addresses[address]);
        failures++;
        reasons.merge(shape[2], 1L, Long::sum);
      }
      line.append(", client: ").append(addresses[address]);
      fill(line, failure ? ", server: 0.0.0.0:443" : shape[3], word, connection % 1000);
      out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
      written += line.length();
      lines++;
    }
  }

  private String[] pick(String[][] shapes) {
    int at = random.nextInt(100);
    int i = 0;
    while (at >= Integer.parseInt(shapes[i][0])) {
      at -= Integer.parseInt(shapes[i++][0]);
    }
    return shapes[i];
  }

  private static void fill(StringBuilder line, String shape, String word, long number) {
    for (int i = 0; i < shape.length(); i++) {
      switch (shape.charAt(i)) {
        case '@' -> line.append(word);
        case '#' -> line.append(number);
        default -> line.append(shape.charAt(i));
      }
    }
  }

  private static String address(int bits) {
    return Math.floorMod(bits, 5) == 0
        ? "2001:db8:%x:%x::%x".formatted(bits >>> 24, bits >>> 8 & 0xffff, bits & 0xff)
        : "%d.%d.%d.%d"
            .formatted(1 + (bits >>> 25), bits >>> 16 & 255, bits >>> 8 & 255, 1 + (bits & 127));
  }
}
