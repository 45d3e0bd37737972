/// The raw lines, as the server wrote them.
@NullMarked
package org.handshakedoctor.ui.lines;

import org.jspecify.annotations.NullMarked;
