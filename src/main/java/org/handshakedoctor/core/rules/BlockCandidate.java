package org.handshakedoctor.core.rules;

import org.handshakedoctor.core.net.IpAddress;

/// What is known about an address that could be blocked.
///
/// @param failures how often it failed
/// @param onlyUpstream whether all of them were on the way to the site's own backend
/// @param siteFault whether they look like the site's own fault
/// @param cdn whether it belongs to a content delivery network or proxy service
/// @param searchEngine whether it belongs to a search engine
/// @param monitor whether it belongs to a service that watches sites
public record BlockCandidate(
    IpAddress address,
    long failures,
    boolean onlyUpstream,
    boolean siteFault,
    boolean cdn,
    boolean searchEngine,
    boolean monitor) {}
