package org.handshakedoctor.core.rules;

import org.handshakedoctor.core.net.IpPrefix;

/// One address or network to block.
///
/// @param failures how often it failed in the log; 0 when a person gave the address by hand
public record BlockEntry(IpPrefix prefix, long failures) {}
