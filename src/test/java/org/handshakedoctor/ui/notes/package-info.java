@NullMarked
package org.handshakedoctor.ui.notes;

import org.jspecify.annotations.NullMarked;
