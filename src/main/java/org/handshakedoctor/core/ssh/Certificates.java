package org.handshakedoctor.core.ssh;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// OpenSSH's certificates (`PROTOCOL.certkeys`): the kind, a random text, and then the fields of
/// the key that it is about.
final class Certificates {
  private static final String SUFFIX = "-cert-v01@openssh.com";

  private Certificates() {}

  /// Whether it is a certificate about this key.
  static boolean isFor(HostKey certificate, HostKey key) {
    if (!certificate.type().equals(key.type().replace("@openssh.com", "") + SUFFIX)) {
      return false;
    }
    byte[] fields = after(key.blob(), 1);
    byte[] about = after(certificate.blob(), 2);
    return fields != null
        && about != null
        && fields.length <= about.length
        && Arrays.equals(fields, 0, fields.length, about, 0, fields.length);
  }

  /// What follows the first strings of a key; null if it is too short for them.
  private static byte @Nullable [] after(byte[] blob, int strings) {
    ByteBuffer rest = ByteBuffer.wrap(blob);
    for (int i = 0; i < strings; i++) {
      int length = rest.remaining() < Integer.BYTES ? -1 : rest.getInt();
      if (length < 0 || length > rest.remaining()) {
        return null;
      }
      rest.position(rest.position() + length);
    }
    return Arrays.copyOfRange(blob, rest.position(), blob.length);
  }
}
