@NullMarked
package org.handshakedoctor.ui.remote;

import org.jspecify.annotations.NullMarked;
