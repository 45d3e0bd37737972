@NullMarked
package org.handshakedoctor.core.update;

import org.jspecify.annotations.NullMarked;
