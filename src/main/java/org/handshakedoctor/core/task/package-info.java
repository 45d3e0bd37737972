/// How long work is stopped and watched.
///
/// A reader asks a [CancellationToken][org.handshakedoctor.core.task.CancellationToken] once a
/// block and reports [Progress][org.handshakedoctor.core.task.Progress] as it goes. That is all
/// that core knows of threads: who starts the work, and where its news is shown, is decided at the
/// edge.
@NullMarked
package org.handshakedoctor.core.task;

import org.jspecify.annotations.NullMarked;
