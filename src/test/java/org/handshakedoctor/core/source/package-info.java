@NullMarked
package org.handshakedoctor.core.source;

import org.jspecify.annotations.NullMarked;
