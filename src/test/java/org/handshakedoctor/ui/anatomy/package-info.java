@NullMarked
package org.handshakedoctor.ui.anatomy;

import org.jspecify.annotations.NullMarked;
