/// From selected addresses to text that blocks them.
@NullMarked
package org.handshakedoctor.ui.rules;

import org.jspecify.annotations.NullMarked;
