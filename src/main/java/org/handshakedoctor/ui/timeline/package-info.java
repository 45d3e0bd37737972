/// Failures over time, and the brush that selects a part of it.
@NullMarked
package org.handshakedoctor.ui.timeline;

import org.jspecify.annotations.NullMarked;
