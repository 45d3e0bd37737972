/// Logs with one story each, and what has to be said of them.
@NullMarked
package org.handshakedoctor.core.diagnosis.story;

import org.jspecify.annotations.NullMarked;
