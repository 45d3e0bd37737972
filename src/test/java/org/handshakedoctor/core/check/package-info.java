@NullMarked
package org.handshakedoctor.core.check;

import org.jspecify.annotations.NullMarked;
