@NullMarked
package org.handshakedoctor.core.settings;

import org.jspecify.annotations.NullMarked;
