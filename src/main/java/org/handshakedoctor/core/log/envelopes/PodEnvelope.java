package org.handshakedoctor.core.log.envelopes;

import java.time.LocalDate;
import org.handshakedoctor.core.log.Envelope;
import org.handshakedoctor.core.log.LogEntry;

/// The source before a line of `kubectl logs --prefix`: `[pod/web-0/nginx] MESSAGE`.
public final class PodEnvelope implements Envelope {
  private static final String HEAD = "[pod/";

  @Override
  public boolean open(LogEntry entry, LocalDate newest) {
    byte[] bytes = entry.buffer();
    int to = entry.end();
    int at = entry.start();
    if (at + HEAD.length() >= to) {
      return false;
    }
    for (int i = 0; i < HEAD.length(); i++) {
      if (bytes[at++] != HEAD.charAt(i)) {
        return false;
      }
    }
    int pod = at;
    at = skipName(bytes, pod, to);
    if (at == pod || at == to || bytes[at] != '/') {
      return false;
    }
    int container = at + 1;
    at = skipName(bytes, container, to);
    if (at == container || at + 1 >= to || bytes[at] != ']' || bytes[at + 1] != ' ') {
      return false;
    }
    entry.narrow(at + 2, to);
    return true;
  }

  private static int skipName(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to
        && ((bytes[at] >= 'a' && bytes[at] <= 'z')
            || (bytes[at] >= '0' && bytes[at] <= '9')
            || bytes[at] == '-'
            || bytes[at] == '.')) {
      at++;
    }
    return at;
  }
}
