/// Which of the causes that the catalogue names for an error fits what this log shows.
///
/// The catalogue says of each cause which [Trait][org.handshakedoctor.core.diagnosis.fit.Trait]s
/// speak for it; [Context][org.handshakedoctor.core.diagnosis.fit.Context] holds the numbers of one
/// cause in one log, each trait looks at them and answers yes, no or that it cannot be told, and
/// [Fits][org.handshakedoctor.core.diagnosis.fit.Fits] names the one cause of which everything
/// holds, or says why there is none. Nothing here guesses: a single failure tells next to nothing.
@NullMarked
package org.handshakedoctor.core.diagnosis.fit;

import org.jspecify.annotations.NullMarked;
