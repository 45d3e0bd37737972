package org.handshakedoctor.core.networks;

/// Who runs a network.
///
/// @param asOf date of the list that says so, ISO 8601, perhaps without a day
public record Operator(NetworkKind kind, String name, String asOf) {}
