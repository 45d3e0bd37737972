@NullMarked
package org.handshakedoctor.core.log;

import org.jspecify.annotations.NullMarked;
