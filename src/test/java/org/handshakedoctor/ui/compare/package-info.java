@NullMarked
package org.handshakedoctor.ui.compare;

import org.jspecify.annotations.NullMarked;
