@NullMarked
package org.handshakedoctor.core.networks.dns;

import org.jspecify.annotations.NullMarked;
