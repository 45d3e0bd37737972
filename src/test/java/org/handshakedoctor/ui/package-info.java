@NullMarked
package org.handshakedoctor.ui;

import org.jspecify.annotations.NullMarked;
