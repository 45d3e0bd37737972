@NullMarked
package org.handshakedoctor.core.net;

import org.jspecify.annotations.NullMarked;
