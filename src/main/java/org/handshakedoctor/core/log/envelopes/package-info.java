/// What stands around a server's own line: one class for each thing that puts it there.
///
/// The one idea: an envelope is taken off without judging what is inside. It finds where the
/// server's own bytes begin and end, in place where they were not escaped, and notes the time, the
/// program and the process that stand outside, for those servers whose lines do not say them. What
/// is inside may be an envelope again; [LogReader][org.handshakedoctor.core.log.LogReader] goes on
/// as long as one opens.
///
/// A line must not lose its first bytes by mistake, for everything behind a head that a server
/// writes may come from a visitor: if any text before a bar or a colon counted as a head, the
/// visitor's text behind it would be read as a line of its own. So each envelope knows its head to
/// the last byte, refuses at the first that does not fit, and no line is in two.
///
/// Nothing here knows a server or a format.
@NullMarked
package org.handshakedoctor.core.log.envelopes;

import org.jspecify.annotations.NullMarked;
