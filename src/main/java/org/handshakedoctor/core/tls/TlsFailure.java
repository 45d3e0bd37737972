package org.handshakedoctor.core.tls;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// One failed TLS operation with everything its line says. What the line does not say is null.
///
/// @param source name of the source as the user gave it
/// @param line 1-based
/// @param time as logged, in the server's own zone
/// @param offset how far that zone was ahead of UTC; null where the log does not say
/// @param client the visitor, also on the upstream leg; never the upstream's or a local address
/// @param server the listening socket during a handshake, the server name afterwards
public record TlsFailure(
    String source,
    long line,
    @Nullable LocalDateTime time,
    @Nullable ZoneOffset offset,
    FailureKind kind,
    @Nullable IpAddress client,
    @Nullable String server,
    @Nullable String host,
    @Nullable String upstream) {}
