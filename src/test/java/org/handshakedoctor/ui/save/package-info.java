@NullMarked
package org.handshakedoctor.ui.save;

import org.jspecify.annotations.NullMarked;
