package org.handshakedoctor.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/// An nginx error log of any size, the same bytes for the same seed: 350 failures in every 1,000
/// lines, the rest the everyday noise of a web server, from addresses of which a few come often and
/// many once.
final class GeneratedLog {
  private static final long SEED = 20_231_227;
  private static final int ADDRESSES = 50_000;
  private static final double FAILURES = 0.35;

  private static final String[] FAILURE_MESSAGES = {
    "[crit] %d#0: *%d SSL_do_handshake() failed (SSL: error:141CF06C:SSL routines:tls_parse_ctos_key_share:bad key share) while SSL handshaking, client: %s, server: 0.0.0.0:443",
    "[info] %d#0: *%d SSL_do_handshake() failed (SSL: error:0A0000C1:SSL routines::no shared cipher) while SSL handshaking, client: %s, server: 0.0.0.0:443",
    "[info] %d#0: *%d SSL_do_handshake() failed (SSL: error:0A000102:SSL routines::unsupported protocol) while SSL handshaking, client: %s, server: 0.0.0.0:443",
    "[info] %d#0: *%d peer closed connection in SSL handshake (104: Connection reset by peer) while SSL handshaking, client: %s, server: 0.0.0.0:443",
    "[crit] %d#0: *%d SSL_read() failed (SSL: error:0A000126:SSL routines::unexpected eof while reading) while keepalive, client: %s, server: 0.0.0.0:443",
  };

  private static final String[] NOISE = {
    "[error] %d#0: *%d open() \"/var/www/html/wp-admin/index.php\" failed (2: No such file or directory), client: %s, server: example.org, request: \"GET /wp-admin/index.php HTTP/1.1\", host: \"example.org\"",
    "[error] %d#0: *%d upstream timed out (110: Connection timed out) while reading response header from upstream, client: %s, server: example.org, request: \"POST /api/cart HTTP/2.0\", upstream: \"http://127.0.0.1:8080/api/cart\", host: \"example.org\"",
    "[error] %d#0: *%d access forbidden by rule, client: %s, server: example.org, request: \"GET /.git/config HTTP/1.1\", host: \"203.0.113.10\"",
  };

  private GeneratedLog() {}

  /// Writes at least so many bytes.
  static void write(Path path, long bytes) throws IOException {
    Random random = new Random(SEED);
    String[] addresses =
        random
            .ints(ADDRESSES, 0, Integer.MAX_VALUE)
            .mapToObj(GeneratedLog::address)
            .toArray(String[]::new);
    DateTimeFormatter stamp = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss ", Locale.ROOT);
    LocalDateTime time = LocalDateTime.of(2023, 12, 27, 0, 0);
    long connection = 1_000_000;
    long written = 0;
    try (BufferedWriter out = Files.newBufferedWriter(path)) {
      while (written < bytes) {
        double often = Math.pow(random.nextDouble(), 6);
        String address = addresses[(int) (often * ADDRESSES)];
        String[] messages = random.nextDouble() < FAILURES ? FAILURE_MESSAGES : NOISE;
        String message = messages[random.nextInt(messages.length)];
        connection += 1 + random.nextInt(5);
        time = random.nextInt(5) == 0 ? time.plusSeconds(1) : time;
        String line =
            time.format(stamp)
                + String.format(Locale.ROOT, message, 13_717 + connection % 8, connection, address)
                + "\n";
        out.write(line);
        written += line.length();
      }
    }
  }

  private static String address(int bits) {
    return bits % 5 == 0
        ? "2001:db8:%x:%x::%x".formatted(bits >>> 24, bits >>> 8 & 0xffff, bits & 0xff)
        : "%d.%d.%d.%d"
            .formatted(bits >>> 24, bits >>> 16 & 255, bits >>> 8 & 255, 1 + (bits & 127));
  }
}
