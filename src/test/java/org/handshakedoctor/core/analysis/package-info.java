@NullMarked
package org.handshakedoctor.core.analysis;

import org.jspecify.annotations.NullMarked;
