@NullMarked
package org.handshakedoctor.ui.session;

import org.jspecify.annotations.NullMarked;
