/// What one error means, beside everything else.
@NullMarked
package org.handshakedoctor.ui.explanation;

import org.jspecify.annotations.NullMarked;
