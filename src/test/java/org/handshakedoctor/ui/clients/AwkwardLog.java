package org.handshakedoctor.ui.clients;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A log with everything that is hard to show: addresses of full length, huge counts beside single
/// failures, every kind of network, many causes for one address, failures without an address.
final class AwkwardLog {
  private static final int HUGE = 40_000;
  private static final List<String> REASONS =
      List.of(
          "0A00006C:SSL routines::bad key share",
          "0A0000C1:SSL routines::no shared cipher",
          "0A000416:SSL routines::sslv3 alert certificate unknown:SSL alert number 46",
          "0A000102:SSL routines::unsupported protocol",
          "0A00010B:SSL routines::wrong version number");

  private AwkwardLog() {}

  static Path write(Path file) throws IOException {
    try (BufferedWriter log = Files.newBufferedWriter(file)) {
      for (int i = 0; i < HUGE; i++) {
        log.write(line(i, "2001:db8:1234:5678:9abc:def0:1234:5678".replace("db8", "67c"), 0));
      }
      for (int i = 0; i < 60; i++) {
        log.write(line(HUGE + i, "184.105.247.194", i % REASONS.size()));
        log.write(line(HUGE + i, "162.142.125.7", 0));
        log.write(line(HUGE + i, "10.0.0.5", 1));
        log.write(line(HUGE + i, "185.255.85.1", 0));
      }
      for (int i = 0; i < 25; i++) {
        log.write(line(HUGE + 100 + i, "34.100.0." + i, 3));
      }
      log.write(line(HUGE + 200, "3.160.0.9", 2));
      log.write(line(HUGE + 200, "17.22.237.4", 2));
      log.write(line(HUGE + 200, "5.161.90.230", 1));
      log.write(line(HUGE + 200, "255.255.255.254", 1));
      log.write(line(HUGE + 200, "2a00::1", 4));
      log.write(
          "2023/12/28 10:00:00 [emerg] 1#1: cannot load certificate \"/etc/x.pem\": BIO_new_file()"
              + " failed (SSL: error:80000002:system library::No such file or directory)\n");
      for (int i = 0; i < 2; i++) {
        log.write(
            "2023/12/28 10:00:00 [error] 1#1: OCSP_basic_verify() failed (SSL: error:27069065:OCSP"
                + " routines:OCSP_basic_verify:certificate verify error) while requesting"
                + " certificate status, responder: r3.o.lencr.org\n");
      }
    }
    return file;
  }

  private static String line(int second, String client, int reason) {
    int minute = second / 60;
    return "2023/12/%02d %02d:%02d:%02d [crit] 7#7: *%d SSL_do_handshake() failed (SSL: error:%s) while SSL handshaking, client: %s, server: 0.0.0.0:443\n"
        .formatted(
            27 + minute / 1440,
            minute / 60 % 24,
            minute % 60,
            second % 60,
            second,
            REASONS.get(reason),
            client);
  }
}
