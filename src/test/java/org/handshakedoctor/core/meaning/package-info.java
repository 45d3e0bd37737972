@NullMarked
package org.handshakedoctor.core.meaning;

import org.jspecify.annotations.NullMarked;
