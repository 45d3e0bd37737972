/// The window in which an error is looked up that stands in no open log: a code, a reason, a line
/// from somewhere, or words that describe it.
@NullMarked
package org.handshakedoctor.ui.lookup;

import org.jspecify.annotations.NullMarked;
