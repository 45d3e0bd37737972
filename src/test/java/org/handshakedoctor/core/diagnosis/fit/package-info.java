@NullMarked
package org.handshakedoctor.core.diagnosis.fit;

import org.jspecify.annotations.NullMarked;
