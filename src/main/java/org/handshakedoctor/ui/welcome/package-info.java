/// The first screen: open, drop, paste, try the sample, or return to a recent log.
@NullMarked
package org.handshakedoctor.ui.welcome;

import org.jspecify.annotations.NullMarked;
