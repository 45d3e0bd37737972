@NullMarked
package org.handshakedoctor.ui.who;

import org.jspecify.annotations.NullMarked;
