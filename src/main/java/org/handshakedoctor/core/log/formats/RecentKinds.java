package org.handshakedoctor.core.log.formats;

import java.util.Arrays;
import org.handshakedoctor.core.scan.ByteSearch;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// Finds the kind of a line without searching for the parts of its message. Thread-confined.
///
/// A log has a few dozen kinds, and all lines of a kind have the same bytes from the message to the
/// client. So a guess is made from a few bytes, those of the operation and of the error's code, and
/// proved by comparing all of them, which also says where the client stands. What is not here is
/// found by [NginxLine#isTlsFailure()] and [KindTable].
final class RecentKinds {
  private static final int SLOTS_LOG2 = 9;

  /// Where `SSL_do_handshake() failed (SSL: error:` has its code.
  private static final int CODE = 38;

  private final Known[] slots = new Known[1 << SLOTS_LOG2];

  /// @param message from the first byte up to the client's address
  private record Known(
      @SuppressWarnings("ArrayRecordComponent") byte[] level,
      @SuppressWarnings("ArrayRecordComponent") byte[] message,
      FailureKind kind) {}

  /// The kind of a line, whose context is set then; null if it is not known here.
  @Nullable FailureKind find(NginxLine line) {
    if (line.message + CODE + Long.BYTES > line.end) {
      return null;
    }
    Known known = slots[slot(line)];
    if (known == null || !isSame(known, line)) {
      return null;
    }
    line.setContext(known.message().length - NginxLine.CLIENT.length());
    return known.kind();
  }

  /// Keeps the kind of a line whose context has been found.
  void remember(NginxLine line, FailureKind kind) {
    if (line.message + CODE + Long.BYTES <= line.end && line.hasClient()) {
      int to = line.messageEnd + NginxLine.CLIENT.length();
      byte[] message = Arrays.copyOfRange(line.buffer, line.message, to);
      slots[slot(line)] = new Known(line.levelBytes(), message, kind);
    }
  }

  private static boolean isSame(Known known, NginxLine line) {
    byte[] level = known.level();
    byte[] message = known.message();
    int to = line.message + message.length;
    return to <= line.end
        && Arrays.equals(message, 0, message.length, line.buffer, line.message, to)
        && Arrays.equals(level, 0, level.length, line.buffer, line.level, line.levelEnd);
  }

  private static int slot(NginxLine line) {
    long operation = ByteSearch.longAt(line.buffer, line.message);
    long code = ByteSearch.longAt(line.buffer, line.message + CODE);
    long mixed = (operation * 31 + code + line.buffer[line.level]) * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> -SLOTS_LOG2);
  }
}
