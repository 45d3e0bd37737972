@NullMarked
package org.handshakedoctor.core;

import org.jspecify.annotations.NullMarked;
