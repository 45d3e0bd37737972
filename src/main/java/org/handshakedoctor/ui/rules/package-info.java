/// From selected addresses to text that blocks them.
///
/// What is shown is one [RulesPlan][org.handshakedoctor.ui.rules.RulesPlan]: who would be blocked,
/// who is left out and why, the text, and whom it would have met in the logs. The
/// [Planner][org.handshakedoctor.ui.rules.Planner] makes it anew in the background whenever the
/// list, the user's decisions or the log change; nothing here writes a rule by itself. Before the
/// steps stands the [Advice][org.handshakedoctor.ui.rules.Advice], which is mostly not to block
/// anybody. Judging addresses is `core.diagnosis`, counting `core.analysis`, writing `core.rules`.
@NullMarked
package org.handshakedoctor.ui.rules;

import org.jspecify.annotations.NullMarked;
