/// JavaFX pieces without any knowledge of logs: loading views, the FX thread, numbers and times as
/// text.
@NullMarked
package org.handshakedoctor.ui.fx;

import org.jspecify.annotations.NullMarked;
