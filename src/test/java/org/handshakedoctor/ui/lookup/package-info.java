@NullMarked
package org.handshakedoctor.ui.lookup;

import org.jspecify.annotations.NullMarked;
