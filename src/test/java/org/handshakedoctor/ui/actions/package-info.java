@NullMarked
package org.handshakedoctor.ui.actions;

import org.jspecify.annotations.NullMarked;
