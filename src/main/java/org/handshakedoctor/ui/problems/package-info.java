/// What went wrong, what it means and what to do, in words.
@NullMarked
package org.handshakedoctor.ui.problems;

import org.jspecify.annotations.NullMarked;
