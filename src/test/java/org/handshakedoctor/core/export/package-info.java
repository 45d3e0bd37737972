@NullMarked
package org.handshakedoctor.core.export;

import org.jspecify.annotations.NullMarked;
