@NullMarked
package org.handshakedoctor.core.lookup;

import org.jspecify.annotations.NullMarked;
