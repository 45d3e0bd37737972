/// A line of a log, taken apart: the real line with its parts told apart, and what each means.
@NullMarked
package org.handshakedoctor.ui.anatomy;

import org.jspecify.annotations.NullMarked;
