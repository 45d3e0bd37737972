@NullMarked
package org.handshakedoctor.core.scan;

import org.jspecify.annotations.NullMarked;
