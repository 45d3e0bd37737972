@NullMarked
package org.handshakedoctor.core.ssh;

import org.jspecify.annotations.NullMarked;
