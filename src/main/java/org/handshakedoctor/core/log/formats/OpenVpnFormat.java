package org.handshakedoctor.core.log.formats;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.Digits;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LoggedTime;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// The log of OpenVPN, in a file of its own or through syslog (`src/openvpn/error.c x_msg_va`,
/// `ssl.c`, `crypto_openssl.c`):
///
/// ```
/// 2023-12-27 02:36:21 203.0.113.7:51515 OpenSSL: error:0A000102:SSL routines::unsupported protocol:
/// 2023-12-27 02:36:21 203.0.113.7:51515 TLS_ERROR: BIO read tls_read_plaintext error
/// 2023-12-27 02:36:21 203.0.113.7:51515 TLS Error: TLS handshake failed
/// ```
///
/// A failure takes several lines of the same peer and ends with `TLS handshake failed`. Lines
/// without a peer are of a client, whose server is then the other side.
public final class OpenVpnFormat implements LogFormat {
  private static final Words FAILURES =
      new Words("OpenSSL: error:", "TLS_ERROR: ", "TLS Error: ", "TLS error: ", "VERIFY ERROR: ");

  private static final Word HANDSHAKE_FAILED = new Word("TLS Error: TLS handshake failed");

  /// `client1/udp4:203.0.113.7:51515 `; the first word is the name in the peer's certificate.
  private static final Pattern PEER =
      Pattern.compile(
          "(?:[^ /]*/)?(?:(?:udp|tcp)[a-z0-9-]*:)?(?:\\[AF_INET6?])?"
              + "(?:([0-9.]+):[0-9]+|\\[([0-9A-Fa-f:.]+)](?::[0-9]+)?|([0-9A-Fa-f]*:[0-9A-Fa-f:.]+))");

  private static final Pattern FROM =
      Pattern.compile("from \\[AF_INET6?](?:\\[([0-9A-Fa-f:.]+)]|([0-9.]+|[0-9A-Fa-f:.]+)):[0-9]+");

  private static final Pattern VERIFY =
      Pattern.compile("VERIFY ERROR: depth=[0-9]+, error=([^:,]+).*");
  private static final Pattern DETAIL = Pattern.compile(" \\(.*|(?<=from ).*");
  private static final Pattern NUMBER = Pattern.compile("\\b[0-9]+\\b");

  /// Longer than any name that OpenVPN accepts, with an address behind it.
  private static final int LONGEST_PEER = 160;

  /// What else a line of a file begins with, where it has no peer.
  private static final Words OTHERS =
      new Words(
          "OpenVPN ",
          "library versions: ",
          "TLS: ",
          "TLS Auth",
          "VERIFY ",
          "Control Channel",
          "Data Channel",
          "Outgoing ",
          "Incoming ",
          "SIGUSR1[",
          "SIGTERM[",
          "SIGHUP[",
          "SIGINT[",
          "MULTI: ",
          "WARNING: ",
          "NOTE: ",
          "Note: ",
          "DEPRECATED",
          "UDPv4 ",
          "UDPv6 ",
          "TCPv4",
          "TCPv6",
          "TUN/TAP ",
          "PUSH: ",
          "MANAGEMENT: ",
          "Initialization Sequence",
          "Peer Connection",
          "Diffie-Hellman ",
          "ROUTE",
          "Socket Buffers",
          "Listening for ",
          "/sbin/ip ",
          "net_",
          "IFCONFIG",
          "Could not determine IPv4",
          "Connection reset, restarting",
          "OPTIONS IMPORT",
          "Re-using ",
          "Restart pause",
          "AUTH: ",
          "CRL: ");

  @Override
  public String id() {
    return "openvpn";
  }

  @Override
  public boolean owns(String program) {
    return isOpenVpn(program);
  }

  @Override
  public Reader newReader(FailureSink sink, LocalDate newest) {
    return new OpenVpnReader(sink);
  }

  /// Whom a line is about.
  record Peer(String text, long process) {}

  private static boolean isOpenVpn(String program) {
    return program.startsWith("openvpn") || program.startsWith("ovpn-");
  }

  private static final class OpenVpnReader extends WaitingReader<OpenVpnFormat.Peer, OpenFailure> {
    private final FailureSink sink;

    OpenVpnReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(LogEntry entry) {
      byte[] bytes = entry.buffer();
      int start = entry.start();
      int end = entry.end();
      String program = entry.program();
      boolean ours = program != null && isOpenVpn(program);
      if (program != null && !ours) {
        return false;
      }
      int behindDate = behindDate(bytes, start, end);
      if (behindDate < 0 && !ours) {
        return false;
      }
      int peer = behindDate < 0 ? start : behindMicroseconds(bytes, behindDate, end);
      int message = peer + peerLength(entry, peer);
      boolean failure = FAILURES.isAt(bytes, message, end);
      if (!ours && !failure && message == peer && !OTHERS.isAt(bytes, message, end)) {
        return false;
      }
      open.completeOld(entry.position());
      if (failure) {
        Peer who = new Peer(entry.text(peer, message).strip(), entry.process());
        add(entry, who, entry.text(message, end));
        if (HANDSHAKE_FAILED.isAt(bytes, message, end)) {
          open.complete(who);
        }
      }
      return true;
    }

    /// -1 if there is no date.
    private static int behindDate(byte[] bytes, int start, int end) {
      int at = LoggedTime.isoEnd(bytes, start, end, '-');
      if (at < 0) {
        LoggedTime ctime = LoggedTime.ctime(bytes, start, end);
        at = ctime == null ? -1 : ctime.end();
      }
      return at >= 0 && at + 1 < end && bytes[at] == ' ' ? at + 1 : -1;
    }

    private static @Nullable LoggedTime date(byte[] bytes, int start, int end) {
      LoggedTime iso = LoggedTime.iso(bytes, start, end);
      return iso == null ? LoggedTime.ctime(bytes, start, end) : iso;
    }

    private void add(LogEntry entry, Peer who, String text) {
      OpenFailure known = open.get(who);
      List<OpenSslError> errors = OpenSslErrors.parse(text);
      String cause = errors.isEmpty() ? cause(text) : null;
      if (known == null) {
        Matcher from = FROM.matcher(text);
        IpAddress client = who.text().isEmpty() && from.find() ? address(from) : client(who.text());
        Leg leg = who.text().isEmpty() && client == null ? Leg.UPSTREAM : Leg.CLIENT;
        LoggedTime time = entry.time(date(entry.buffer(), entry.start(), entry.end()));
        String message = errors.isEmpty() ? kindOf(text) : "OpenSSL: error";
        OpenFailure failure =
            new OpenFailure(time, null, leg, null, null, message, cause, errors, client);
        open.add(who, entry, failure);
        return;
      }
      open.update(who, known.withMore(errors));
    }

    @Override
    void report(LogEntry entry, OpenFailure failure) {
      failure.report(sink, entry, "openvpn");
    }

    /// Where OpenSSL gives no error.
    private static String cause(String text) {
      Matcher verify = VERIFY.matcher(text);
      if (verify.matches()) {
        return verify.group(1);
      }
      int colon = text.indexOf(": ");
      return DETAIL.matcher(kindOf(text).substring(colon + 2)).replaceFirst("").strip();
    }

    /// The text without what differs from line to line.
    private static String kindOf(String text) {
      Matcher verify = VERIFY.matcher(text);
      String same = verify.matches() ? "VERIFY ERROR: " + verify.group(1) : text;
      int from = same.indexOf(" from [AF_INET");
      same = from < 0 ? same : same.substring(0, from);
      return NUMBER.matcher(same).replaceAll("…");
    }

    private static @Nullable IpAddress client(String who) {
      Matcher peer = PEER.matcher(who);
      return peer.matches() ? address(peer) : null;
    }

    private static @Nullable IpAddress address(Matcher matcher) {
      for (int i = 1; i <= matcher.groupCount(); i++) {
        if (matcher.group(i) != null) {
          return IpAddress.parse(matcher.group(i));
        }
      }
      return null;
    }

    /// The length of the peer with the space behind it, or zero.
    private static int peerLength(LogEntry entry, int from) {
      byte[] bytes = entry.buffer();
      int end = entry.end();
      int last = Math.min(end, from + LONGEST_PEER);
      boolean colon = false;
      int at = from;
      while (at < last && bytes[at] != ' ') {
        colon |= bytes[at] == ':';
        at++;
      }
      boolean peer =
          colon
              && at < last
              && at - from > 2
              && isEndOfPeer(bytes[at - 1])
              && client(entry.text(from, at)) != null;
      return peer ? at + 1 - from : 0;
    }

    /// A port, an address, or the bracket around one: asked before the pattern is.
    private static boolean isEndOfPeer(byte b) {
      return b == ']' || b == '.' || Character.digit(b, 16) >= 0;
    }

    /// Past `us=123456 `.
    private static int behindMicroseconds(byte[] bytes, int from, int end) {
      if (from + 3 >= end
          || bytes[from] != 'u'
          || bytes[from + 1] != 's'
          || bytes[from + 2] != '=') {
        return from;
      }
      int at = Digits.skip(bytes, from + 3, end);
      return at < end && bytes[at] == ' ' ? at + 1 : from;
    }
  }
}
