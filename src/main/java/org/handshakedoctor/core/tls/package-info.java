/// The vocabulary: what a failed TLS operation is, in the words of nginx and OpenSSL.
///
/// Pure values without behaviour beyond reading themselves. A
/// [FailureKind][org.handshakedoctor.core.tls.FailureKind] is everything that two log lines share
/// when they report the same thing; a [TlsFailure][org.handshakedoctor.core.tls.TlsFailure] adds
/// who, where and when. Which side failed ([Leg][org.handshakedoctor.core.tls.Leg]) is a fact of
/// the line; whose problem it is ([Fault][org.handshakedoctor.core.tls.Fault]) is a judgement that
/// the catalogue adds.
@NullMarked
package org.handshakedoctor.core.tls;

import org.jspecify.annotations.NullMarked;
