package org.handshakedoctor.ui.session;

import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.diagnosis.Diagnosis;

/// What all panes show at one moment. Immutable.
///
/// @param report of the failures that pass the filter
/// @param overTime the same without the brushed time range: the timeline shows what could be
///   brushed
/// @param whole of all failures
/// @param diagnosis of `report`
/// @param wholeDiagnosis of `whole`
/// @param failedVisitors how many of the addresses that an access log says were served have
///   failures
/// @param finished false while the logs are still being read
public record View(
    Report report,
    Report overTime,
    Report whole,
    Diagnosis diagnosis,
    Diagnosis wholeDiagnosis,
    int failedVisitors,
    boolean finished) {}
