/// Whose problem it is, and why we say so.
///
/// [Rules][org.handshakedoctor.core.diagnosis.DiagnosisRules] each look at the report and state
/// [Evidence][org.handshakedoctor.core.diagnosis.Evidence] with numbers, some of it speaking for a
/// [Verdict][org.handshakedoctor.core.diagnosis.Verdict];
/// [Diagnosis][org.handshakedoctor.core.diagnosis.Diagnosis] is the one place that weighs it.
/// Sentences stand in the phrases beside this package, in both languages, and are filled in only at
/// the edge by [Wording][org.handshakedoctor.core.diagnosis.Wording].
///
/// [BlockAdvice][org.handshakedoctor.core.diagnosis.BlockAdvice] is the one place that says of an
/// address whether a rule may hold it: it brings together what the log, the lists of networks and
/// the guard of the rules know. What has to be said before any rule is
/// [Cautions][org.handshakedoctor.core.diagnosis.Cautions].
@NullMarked
package org.handshakedoctor.core.diagnosis;

import org.jspecify.annotations.NullMarked;
