@NullMarked
package org.handshakedoctor.planted.core;

import org.jspecify.annotations.NullMarked;
