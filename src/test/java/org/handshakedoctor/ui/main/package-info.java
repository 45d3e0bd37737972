@NullMarked
package org.handshakedoctor.ui.main;

import org.jspecify.annotations.NullMarked;
