package org.handshakedoctor.core.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.analysis.Attendance;

/// How many of all visitors failed, and how many of those got in nevertheless.
final class Visits implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    Attendance attendance = c.attendance();
    if (attendance == null || attendance.everybody() == 0 || c.isEmpty()) {
      return List.of();
    }
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        Evidence.explaining(
            "share",
            attendance.failed(),
            attendance.everybody(),
            (double) attendance.failed() / attendance.everybody()));
    if (attendance.served() + attendance.neighbours() > 0) {
      evidence.add(
          Evidence.explaining(
              "also-visit",
              attendance.served() + attendance.neighbours(),
              attendance.failed(),
              attendance.neighbours()));
    }
    return evidence;
  }
}
