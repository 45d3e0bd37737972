@NullMarked
package org.handshakedoctor.ui.welcome;

import org.jspecify.annotations.NullMarked;
