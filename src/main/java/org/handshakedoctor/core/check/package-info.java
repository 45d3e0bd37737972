/// Handshakes with the user's own site, as visitors of different ages would make them.
///
/// A log shows who failed; this shows who would. Every
/// [Visitor][org.handshakedoctor.core.check.Visitor] makes one real handshake, and what came of it
/// is an [Attempt][org.handshakedoctor.core.check.Attempt]. What follows from all of them together
/// are [findings][org.handshakedoctor.core.check.Finding], a pure function of the attempts, the
/// certificates and the day. It connects to the site that the user names and to nothing else, sends
/// no request, and checks no certificate before it has looked at it: the bad ones are what it is
/// here to see.
@NullMarked
package org.handshakedoctor.core.check;

import org.jspecify.annotations.NullMarked;
