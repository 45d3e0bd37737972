@NullMarked
package org.handshakedoctor.ui.overview;

import org.jspecify.annotations.NullMarked;
