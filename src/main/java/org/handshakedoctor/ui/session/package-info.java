/// The state behind the window: which logs are open, what they amount to, what is selected and
/// filtered.
///
/// The only mutable state there is, and it lives on the FX thread. Work happens elsewhere: reading
/// in an [AnalysisTask][org.handshakedoctor.ui.session.AnalysisTask], reports in a thread of their
/// own. What crosses between the threads is immutable.
@NullMarked
package org.handshakedoctor.ui.session;

import org.jspecify.annotations.NullMarked;
