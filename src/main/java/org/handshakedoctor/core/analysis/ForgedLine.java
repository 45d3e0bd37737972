package org.handshakedoctor.core.analysis;

import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// A line that looks like a failure and was written by a visitor. It is counted nowhere.
///
/// @param source index of the source
/// @param line 1-based
/// @param claimed the address it accuses, who is innocent
/// @param sender the address that had it written, where the log shows it
public record ForgedLine(
    int source, long line, @Nullable IpAddress claimed, @Nullable IpAddress sender) {}
