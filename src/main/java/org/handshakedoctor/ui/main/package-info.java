/// The frame: tool bar, filter, timeline, panes and detail panel, and what the window says while
/// reading.
@NullMarked
package org.handshakedoctor.ui.main;

import org.jspecify.annotations.NullMarked;
