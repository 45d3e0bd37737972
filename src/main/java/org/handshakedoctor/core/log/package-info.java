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
/// What others put around a server's line is an [Envelope][org.handshakedoctor.core.log.Envelope],
/// and [LogReader][org.handshakedoctor.core.log.LogReader] takes it off, so no format knows any.
@NullMarked
package org.handshakedoctor.core.log;

import org.jspecify.annotations.NullMarked;
