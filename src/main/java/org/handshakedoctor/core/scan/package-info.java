/// From bytes to lines, and from addresses to small numbers: the only clever package.
///
/// [LineScanner][org.handshakedoctor.core.scan.LineScanner] reads blocks and shows one line at a
/// time without copying it; [ClientTable][org.handshakedoctor.core.scan.ClientTable] numbers the
/// distinct addresses. Both are plain arrays because a log has a hundred million lines. Neither
/// knows what a failure is.
@NullMarked
package org.handshakedoctor.core.scan;

import org.jspecify.annotations.NullMarked;
