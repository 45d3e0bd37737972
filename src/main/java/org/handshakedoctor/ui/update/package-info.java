/// The question whether to look for newer versions, asked once, and the news that there is one.
@NullMarked
package org.handshakedoctor.ui.update;

import org.jspecify.annotations.NullMarked;
