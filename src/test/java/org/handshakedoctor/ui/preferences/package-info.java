@NullMarked
package org.handshakedoctor.ui.preferences;

import org.jspecify.annotations.NullMarked;
