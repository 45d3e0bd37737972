/// Where logs come from: a file, a folder, standard input, pasted text.
///
/// A [LogLocation][org.handshakedoctor.core.source.LogLocation] says where, a
/// [LogSource][org.handshakedoctor.core.source.LogSource] opens it as bytes, and what cannot be
/// read is a [LogAccessException][org.handshakedoctor.core.source.LogAccessException] with a reason
/// that the edge turns into words. Nothing here knows what a log line is.
@NullMarked
package org.handshakedoctor.core.source;

import org.jspecify.annotations.NullMarked;
