@NullMarked
package org.handshakedoctor.ui.update;

import org.jspecify.annotations.NullMarked;
