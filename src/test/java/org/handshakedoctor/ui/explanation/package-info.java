@NullMarked
package org.handshakedoctor.ui.explanation;

import org.jspecify.annotations.NullMarked;
