/// The sheet of keys: what can be done without a mouse.
@NullMarked
package org.handshakedoctor.ui.keys;

import org.jspecify.annotations.NullMarked;
