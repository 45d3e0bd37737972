package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.diagnosis.Evidence.Action;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.tls.Leg;

/// Everything a rule may look at.
record Case(Report report, ErrorCatalog catalog, NetworkDirectory networks) {
  private static final int DAY_SECONDS = 86_400;

  List<ReasonSummary> reasons(Leg leg) {
    return report.reasons().stream().filter(reason -> reason.cause().leg() == leg).toList();
  }

  int failures(Predicate<Cause> wanted) {
    return report.reasons().stream()
        .filter(reason -> wanted.test(reason.cause()))
        .mapToInt(ReasonSummary::failures)
        .sum();
  }

  ErrorEntry entry(Cause cause) {
    return Objects.requireNonNull(catalog.get(cause.entry(), cause.leg()));
  }

  /// What the entry of a cause says is to be done, for the server that wrote the log it was found
  /// in.
  Action advice(Cause cause) {
    return new Action.OfEntry(cause.entry(), cause.leg(), report.log().formatOf(cause.entry()));
  }

  boolean isEmpty() {
    return report.failures() == 0;
  }

  /// Lines in a format we know, failures or not.
  long understoodLines() {
    return report.log().sources().stream().mapToLong(one -> one.lines() - one.unread()).sum();
  }

  /// Whether a source is mostly of this format.
  boolean hasLogOf(String format) {
    return report.log().sources().stream().anyMatch(source -> format.equals(source.format()));
  }

  /// Length of the time that the failures cover, at least a day: a rate over minutes says nothing.
  double days() {
    boolean timeless = report.first() == FailureSink.NO_TIME;
    double seconds = timeless ? 0 : (double) report.last() - report.first();
    return Math.max(1, seconds / DAY_SECONDS);
  }
}
