package org.handshakedoctor.core.ssh;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The name under which a server's key is remembered: `example.com`, `[example.com]:2222`, or the
/// `HostKeyAlias` of the settings alone (`sshconnect.c get_hostfile_hostname_ipaddr`).
///
/// @param exact what to look for
/// @param bare the name without its port, which may vouch for the key but not against it; null where
///   there is no port to leave out
record HostKeyName(String exact, @Nullable String bare) {
  private static final int DEFAULT_PORT = 22;

  static HostKeyName of(String host, int port, @Nullable String alias) {
    if (alias != null) {
      return new HostKeyName(alias.toLowerCase(Locale.ROOT), null);
    }
    String name = host.toLowerCase(Locale.ROOT);
    return port == DEFAULT_PORT
        ? new HostKeyName(name, null)
        : new HostKeyName("[" + name + "]:" + port, name);
  }
}
