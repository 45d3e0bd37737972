@NullMarked
package org.handshakedoctor.core.diagnosis;

import org.jspecify.annotations.NullMarked;
