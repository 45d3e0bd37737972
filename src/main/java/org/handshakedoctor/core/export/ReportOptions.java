package org.handshakedoctor.core.export;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.BlockAdvice;
import org.handshakedoctor.core.diagnosis.Evidence;
import org.handshakedoctor.core.diagnosis.Spared;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.diagnosis.fit.FitWording;
import org.handshakedoctor.core.networks.mmdb.LocationDatabase;

/// What every way to write a report down needs beside the report.
///
/// @param wording the language
/// @param labels how addresses are written
/// @param locations adds country and network to each address; an empty one adds nothing
/// @param program name and version of this program
/// @param made when the report is made, by the clock of this computer
public record ReportOptions(
    Wording wording,
    ErrorCatalog catalog,
    BlockAdvice advice,
    AddressLabels labels,
    LocationDatabase locations,
    String program,
    LocalDateTime made) {

  /// For the main causes what fits them best, where there is something.
  public Map<Cause, FitWording.Said> fits(Report report) {
    return new FitWording(wording).said(report, catalog, advice.networks());
  }

  /// Why an address may be blocked or not.
  String why(Optional<Spared> spared) {
    return spared.map(wording::spared).orElseGet(() -> wording.phrase("blockable.yes"));
  }

  /// The text to paste that goes with an advice, empty if there is none. What stands in the
  /// catalogue is nobody's address; anything else may have been made from the log.
  public String snippet(Evidence.Action action, Wording.Advice advice) {
    String text = advice.snippet() == null ? "" : advice.snippet();
    return action instanceof Evidence.Action.OfEntry ? text : labels.in(text);
  }
}
