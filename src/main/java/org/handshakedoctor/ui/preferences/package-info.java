/// The settings, on one page: found by a word, explained where they stand, in force at once.
@NullMarked
package org.handshakedoctor.ui.preferences;

import org.jspecify.annotations.NullMarked;
