/// How one line of a log is understood.
///
/// Each server has one [LogFormat][org.handshakedoctor.core.log.LogFormat], and
/// [LogFormats][org.handshakedoctor.core.log.LogFormats] is the ordered list of them: adding a
/// server is one class and one line there. A format looks at bytes, not strings, recognises a
/// failure only at the place where the server itself writes it (never by searching, since visitors
/// write into logs), and hands what it finds to a
/// [FailureSink][org.handshakedoctor.core.log.FailureSink]. A line that is not understood is no
/// error: the caller counts it.
///
/// No line is in two formats, so it does not matter which is asked first, and what a line is
/// depends on no other line. Where an envelope names a program of which every line is in one
/// format, only that format is asked. Tests hold this for the samples of all servers and for
/// damaged ones.
///
/// Times ([LoggedTime][org.handshakedoctor.core.log.LoggedTime]), numbers
/// ([Digits][org.handshakedoctor.core.log.Digits]) and JSON
/// ([JsonFields][org.handshakedoctor.core.log.JsonFields]) are read from the bytes of a line, in
/// one place for all. The JSON of a line is taken apart once, however many formats ask for a field.
///
/// What others put around a server's line is an [Envelope][org.handshakedoctor.core.log.Envelope],
/// and [LogReader][org.handshakedoctor.core.log.LogReader] takes it off, so no format knows any.
@NullMarked
package org.handshakedoctor.core.log;

import org.jspecify.annotations.NullMarked;
