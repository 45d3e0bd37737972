@NullMarked
package org.handshakedoctor;

import org.jspecify.annotations.NullMarked;
