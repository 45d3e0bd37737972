/// Whose problem it is, and why we say so.
///
/// [Rules][org.handshakedoctor.core.diagnosis.DiagnosisRules] each look at the report and state
/// [Evidence][org.handshakedoctor.core.diagnosis.Evidence] with numbers, some of it speaking for a
/// [Verdict][org.handshakedoctor.core.diagnosis.Verdict];
/// [Diagnosis][org.handshakedoctor.core.diagnosis.Diagnosis] is the one place that weighs it.
/// Sentences stand in the phrases beside this package, in both languages, and are filled in only at
/// the edge by [Wording][org.handshakedoctor.core.diagnosis.Wording].
@NullMarked
package org.handshakedoctor.core.diagnosis;

import org.jspecify.annotations.NullMarked;
