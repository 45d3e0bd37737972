package org.handshakedoctor.core.log.formats;

import org.handshakedoctor.core.log.Digits;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// An address with a port behind its last colon, and no brackets: `2001:db8::7:51515` is port 51515
/// of `2001:db8::7`.
final class PeerAddress {
  private PeerAddress() {}

  /// Null if what stands before the port is no address, such as `unix`.
  static @Nullable IpAddress withPort(byte[] bytes, int from, int to) {
    int colon = portColon(bytes, from, to);
    return colon < 0 ? null : IpAddress.parse(bytes, from, colon);
  }

  /// Where the colon before the port is, or -1 if there is no port.
  static int portColon(byte[] bytes, int from, int to) {
    int at = to;
    while (at > from && Digits.isDigit(bytes[at - 1])) {
      at--;
    }
    return at < to && at > from && bytes[at - 1] == ':' ? at - 1 : -1;
  }
}
