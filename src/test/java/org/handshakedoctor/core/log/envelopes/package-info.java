@NullMarked
package org.handshakedoctor.core.log.envelopes;

import org.jspecify.annotations.NullMarked;
