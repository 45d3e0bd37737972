@NullMarked
package org.handshakedoctor.core.log.anatomy;

import org.jspecify.annotations.NullMarked;
