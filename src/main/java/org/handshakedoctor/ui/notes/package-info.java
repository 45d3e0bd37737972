/// The notes: everything odd that was done or seen while reading, in words. What the program leaves
/// out, mends or guesses stands here and nowhere in secret.
@NullMarked
package org.handshakedoctor.ui.notes;

import org.jspecify.annotations.NullMarked;
