@NullMarked
package org.handshakedoctor.core.networks.mmdb;

import org.jspecify.annotations.NullMarked;
