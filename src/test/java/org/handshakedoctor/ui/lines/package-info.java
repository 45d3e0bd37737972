@NullMarked
package org.handshakedoctor.ui.lines;

import org.jspecify.annotations.NullMarked;
