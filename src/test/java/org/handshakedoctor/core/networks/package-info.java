@NullMarked
package org.handshakedoctor.core.networks;

import org.jspecify.annotations.NullMarked;
