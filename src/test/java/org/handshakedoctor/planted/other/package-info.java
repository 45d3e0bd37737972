@NullMarked
package org.handshakedoctor.planted.other;

import org.jspecify.annotations.NullMarked;
