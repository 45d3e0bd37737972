@NullMarked
package org.handshakedoctor.core.catalog;

import org.jspecify.annotations.NullMarked;
