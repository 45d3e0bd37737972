/// The list of what was read: as what, how much of it was understood, and what was odd.
@NullMarked
package org.handshakedoctor.ui.sources;

import org.jspecify.annotations.NullMarked;
