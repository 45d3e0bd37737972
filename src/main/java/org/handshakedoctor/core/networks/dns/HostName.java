package org.handshakedoctor.core.networks.dns;

import java.util.Locale;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.net.IpAddress;

/// A name as somebody on the Internet wrote it.
///
/// @param text lower case, safe to show
/// @param plain whether it is a name as RFC 1123 section 2.1 has it, underscores allowed, and so
///   may be asked for
record HostName(String text, boolean plain) {
  /// What a name in DNS can be at most (RFC 1035 section 2.3.4).
  static final int MOST = 253;

  private static final int LABEL_MOST = 63;

  static HostName of(String raw) {
    String name = raw.endsWith(".") ? raw.substring(0, raw.length() - 1) : raw;
    if (isPlain(name)) {
      return new HostName(name.toLowerCase(Locale.ROOT), true);
    }
    String cut = name.length() > MOST ? name.substring(0, MOST) : name;
    String visible = VisibleText.of(cut);
    return new HostName(
        visible.length() > MOST ? visible.substring(0, MOST - 1) + "…" : visible, false);
  }

  private static boolean isPlain(String name) {
    if (name.isEmpty() || name.length() > MOST || IpAddress.parse(name) != null) {
      return false;
    }
    int label = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.') {
        if (label == 0) {
          return false;
        }
        label = 0;
      } else if (!isPlain(c) || ++label > LABEL_MOST) {
        return false;
      }
    }
    return label > 0;
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
