/// Did the fix help? The open log before and after a moment, or held against another log. What is
/// compared lives in the session; here it is chosen and shown.
@NullMarked
package org.handshakedoctor.ui.compare;

import org.jspecify.annotations.NullMarked;
