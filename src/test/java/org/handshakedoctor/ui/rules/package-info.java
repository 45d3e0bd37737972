@NullMarked
package org.handshakedoctor.ui.rules;

import org.jspecify.annotations.NullMarked;
