/// A line taken apart: what each piece of it is, and that nothing is left over.
///
/// The format that a line is in says where its parts stand
/// ([LogFormat#takeApart][org.handshakedoctor.core.log.LogFormat]); what it does not say is
/// searched for by the values that are known of the failure, outside of what a visitor sent. Only
/// places, no meanings: those are another package's, and other languages'.
@NullMarked
package org.handshakedoctor.core.log.anatomy;

import org.jspecify.annotations.NullMarked;
