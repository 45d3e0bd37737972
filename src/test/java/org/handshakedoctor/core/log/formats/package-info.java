@NullMarked
package org.handshakedoctor.core.log.formats;

import org.jspecify.annotations.NullMarked;
