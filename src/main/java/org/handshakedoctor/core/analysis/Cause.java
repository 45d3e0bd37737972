package org.handshakedoctor.core.analysis;

import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// What failures are counted under: kinds that mean the same thing to a person, such as one reason
/// written by two versions of OpenSSL.
///
/// @param entry id of the explanation in the catalogue
public record Cause(
    String entry, String reason, @Nullable String operation, Leg leg, Fault fault) {}
