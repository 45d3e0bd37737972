package org.handshakedoctor.core.log.envelopes;

import java.time.LocalDate;
import org.handshakedoctor.core.log.Envelope;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LoggedTime;

/// The file of a Kubernetes container (CRI): `2023-12-27T02:36:21.1Z stderr F MESSAGE`.
///
/// `P` marks a part of a line that was too long; it is read as it is, since everything that matters
/// stands at the beginning (kubelet `pkg/kubelet/kuberuntime/logs/logs.go` parseCRILog).
public final class ContainerEnvelope implements Envelope {
  private static final int STREAM = "stdout".length();

  @Override
  public boolean open(LogEntry entry, LocalDate newest) {
    byte[] bytes = entry.buffer();
    int to = entry.end();
    LoggedTime time = SyslogEnvelope.iso(bytes, entry.start(), to);
    int message = time == null ? -1 : message(bytes, time.end(), to);
    if (time == null || message < 0) {
      return false;
    }
    entry.setTime(time.seconds(), time.offset());
    entry.narrow(message, to);
    return true;
  }

  /// Where the message behind ` stdout F ` begins, or -1 if something else stands there.
  static int message(byte[] bytes, int from, int to) {
    int tag = from + STREAM + 2;
    if (tag >= to || bytes[from] != ' ' || bytes[tag - 1] != ' ' || !isStream(bytes, from + 1)) {
      return -1;
    }
    if (bytes[tag] != 'F' && bytes[tag] != 'P') {
      return -1;
    }
    if (tag + 1 == to) {
      return to;
    }
    return bytes[tag + 1] == ' ' ? tag + 2 : -1;
  }

  private static boolean isStream(byte[] bytes, int at) {
    String stream = bytes[at + STREAM - 1] == 't' ? "stdout" : "stderr";
    for (int i = 0; i < STREAM; i++) {
      if (bytes[at + i] != stream.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
