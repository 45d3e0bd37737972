package org.handshakedoctor.core.rules;

import java.util.Set;
import org.handshakedoctor.core.net.IpAddress;

/// An address that could be blocked.
///
/// @param failures how often it failed
/// @param against what speaks against blocking it that its number alone does not tell; an enum set,
///   or empty
public record BlockCandidate(IpAddress address, long failures, Set<SpareReason> against) {}
