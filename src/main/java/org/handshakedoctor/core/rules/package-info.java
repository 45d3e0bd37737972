/// Text that blocks addresses and is safe to paste.
///
/// A [BlockList][org.handshakedoctor.core.rules.BlockList] is prefixes that passed the
/// [Guard][org.handshakedoctor.core.rules.Guard]; each target has one
/// [RuleWriter][org.handshakedoctor.core.rules.RuleWriter], listed in
/// [RuleWriters][org.handshakedoctor.core.rules.RuleWriters]. A writer sees parsed addresses,
/// numbers and dates, and puts them between fixed words. No byte of a log can reach it, because
/// nothing here has a field for one.
@NullMarked
package org.handshakedoctor.core.rules;

import org.jspecify.annotations.NullMarked;
