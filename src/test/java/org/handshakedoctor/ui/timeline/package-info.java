@NullMarked
package org.handshakedoctor.ui.timeline;

import org.jspecify.annotations.NullMarked;
