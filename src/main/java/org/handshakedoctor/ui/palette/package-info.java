/// The palette: every action by its name, found by a few letters of it.
@NullMarked
package org.handshakedoctor.ui.palette;

import org.jspecify.annotations.NullMarked;
