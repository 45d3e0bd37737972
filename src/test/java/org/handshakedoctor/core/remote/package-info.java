@NullMarked
package org.handshakedoctor.core.remote;

import org.jspecify.annotations.NullMarked;
