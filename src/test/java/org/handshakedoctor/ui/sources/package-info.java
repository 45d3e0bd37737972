@NullMarked
package org.handshakedoctor.ui.sources;

import org.jspecify.annotations.NullMarked;
