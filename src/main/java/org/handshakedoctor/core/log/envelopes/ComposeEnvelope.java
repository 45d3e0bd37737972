package org.handshakedoctor.core.log.envelopes;

import java.time.LocalDate;
import org.handshakedoctor.core.log.Envelope;
import org.handshakedoctor.core.log.LogEntry;

/// The name of a container before a bar: `web-1 | MESSAGE` of `docker compose`, `web_1 | ` of its
/// first version, `web.1.k2x@node | ` of a swarm, with or without colours.
///
/// Access logs with bars between their fields look alike, and a visitor writes into such a field.
/// So a name has neither a path nor, outside of a swarm, a dot: it is no address and no site.
public final class ComposeEnvelope implements Envelope {
  private static final int LONGEST = 256;
  private static final byte ESCAPE = 0x1B;

  @Override
  public boolean open(LogEntry entry, LocalDate newest) {
    byte[] bytes = entry.buffer();
    int to = entry.end();
    int name = skipColour(bytes, entry.start(), to);
    int at = skipName(bytes, name, to);
    if (at == name || at == to || bytes[at] != ' ') {
      return false;
    }
    while (at < to && bytes[at] == ' ') {
      at++;
    }
    if (at == to || bytes[at] != '|') {
      return false;
    }
    at = skipColour(bytes, at + 1, to);
    if (at < to && bytes[at++] != ' ') {
      return false;
    }
    entry.narrow(skipColour(bytes, at, to), to);
    return true;
  }

  /// @return `from` if no name begins here
  private static int skipName(byte[] bytes, int from, int to) {
    int at = from;
    boolean hasDot = false;
    boolean hasNode = false;
    while (at < to && at - from < LONGEST && bytes[at] != ' ') {
      byte b = bytes[at];
      boolean isLetter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
      hasDot |= b == '.';
      hasNode |= b == '@';
      boolean fits = (b >= '0' && b <= '9') || b == '-' || b == '_' || b == '.' || b == '@';
      if (!isLetter && (at == from || !fits)) {
        return from;
      }
      at++;
    }
    return hasDot == hasNode ? at : from;
  }

  /// Past one escape sequence that sets a colour, if there is one (ECMA-48 section 8.3.117).
  private static int skipColour(byte[] bytes, int from, int to) {
    if (from + 2 >= to || bytes[from] != ESCAPE || bytes[from + 1] != '[') {
      return from;
    }
    int at = from + 2;
    while (at < to && (bytes[at] == ';' || (bytes[at] >= '0' && bytes[at] <= '9'))) {
      at++;
    }
    return at < to && bytes[at] == 'm' ? at + 1 : from;
  }
}
