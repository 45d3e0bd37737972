/// One format for each kind of log. Everything that is known of a server stays in its classes: how
/// its lines begin, which words say that TLS failed, where the client stands.
///
/// The one idea: what is recognised is the place. A server writes its own words at fixed places of
/// a line, before anything that a visitor chose; a format walks there from the left, compares
/// bytes, and refuses at the first that does not fit. It never searches, because visitors write
/// into logs.
///
/// Each line of a log is offered to many formats, so a refusal makes no object: first a byte, a
/// date's shape or a word is compared ([Word], [Words]), and only what has passed becomes text and
/// may meet a pattern. A test counts the bytes that foreign lines cost.
///
/// What the formats have in common stands here once:
///
/// - [WaitingReader] and [WaitingEntries]: a failure that is told by several lines waits for the
///   rest, and is remembered so that another reader can go on with it.
/// - [OpenFailure]: what such a failure is made of where the server has OpenSSL's errors.
/// - [KindMemory]: the kind that was made of the same words before. nginx, whose logs are the
///   biggest, knows kinds by the bytes of a line ([RecentKinds], [KindTable]).
/// - [GoMessage]: the words of Go's TLS, which three servers print in lines of their own.
///
/// Times, numbers and JSON are read in [org.handshakedoctor.core.log], for envelopes too.
@NullMarked
package org.handshakedoctor.core.log.formats;

import org.jspecify.annotations.NullMarked;
