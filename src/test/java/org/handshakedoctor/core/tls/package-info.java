@NullMarked
package org.handshakedoctor.core.tls;

import org.jspecify.annotations.NullMarked;
