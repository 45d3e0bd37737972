/// Saving a report: as what, of what, and where to. The writing itself is done by `core.export`, in
/// the background; here it is chosen, watched, stopped, and what was saved is opened.
@NullMarked
package org.handshakedoctor.ui.save;

import org.jspecify.annotations.NullMarked;
