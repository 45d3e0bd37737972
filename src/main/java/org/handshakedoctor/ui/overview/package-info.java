/// The verdict in one sentence, its evidence, what to do, and the causes.
@NullMarked
package org.handshakedoctor.ui.overview;

import org.jspecify.annotations.NullMarked;
