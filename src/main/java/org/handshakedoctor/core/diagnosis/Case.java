package org.handshakedoctor.core.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.handshakedoctor.core.analysis.Attendance;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Occurrence;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.analysis.ServerMark;
import org.handshakedoctor.core.analysis.ServerMarks;
import org.handshakedoctor.core.analysis.Spells;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.diagnosis.Evidence.Action;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// Everything a rule may look at. What takes a walk over the log is counted when the first rule
/// asks for it. Used by one thread.
final class Case {
  /// More than one household, or one team, has at a time.
  static final int CROWD = 10;

  private static final int DAY_SECONDS = 86_400;

  /// That a handshake failed, which older releases of HAProxy tell and no more.
  private static final String SAYS_NOTHING = "call-ssl-handshake";

  private final Report report;
  private final ErrorCatalog catalog;
  private final NetworkDirectory networks;
  private @Nullable List<ServerMark> marks;
  private @Nullable List<Episode> episodes;
  private @Nullable Map<String, Crowd> crowds;
  private @Nullable Attendance attendance;
  private @Nullable List<Regular> regulars;

  Case(Report report, ErrorCatalog catalog, NetworkDirectory networks) {
    this.report = report;
    this.catalog = catalog;
    this.networks = networks;
  }

  Report report() {
    return report;
  }

  ErrorCatalog catalog() {
    return catalog;
  }

  NetworkDirectory networks() {
    return networks;
  }

  /// The moments at which something about the server changed, in order.
  List<ServerMark> marks() {
    if (marks == null) {
      marks = ServerMarks.of(report.log());
    }
    return marks;
  }

  /// When each explanation came and went, that with most failures first.
  List<Episode> episodes() {
    if (episodes == null) {
      episodes =
          Spells.of(report).stream()
              .map(spell -> Episode.of(spell, marks()))
              .sorted(
                  Comparator.comparingInt((Episode one) -> one.spell().failures())
                      .reversed()
                      .thenComparing(one -> one.spell().entry()))
              .toList();
    }
    return episodes;
  }

  Episode episode(String entry, Leg leg) {
    return episodes().stream()
        .filter(one -> one.spell().leg() == leg && one.spell().entry().equals(entry))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(entry));
  }

  /// Who failed with this entry on the way from the visitor.
  Crowd crowd(String entry) {
    if (crowds == null) {
      crowds = Crowd.of(report.clients(), networks);
    }
    return crowds.getOrDefault(entry, new Crowd());
  }

  /// Null without an access log.
  @Nullable Attendance attendance() {
    if (attendance == null && report.log().visitors() >= 0) {
      attendance = Attendance.of(report);
    }
    return attendance;
  }

  /// How a cause is spread over its clients; null for those that are not among the main causes.
  @Nullable Occurrence occurrence(Cause cause) {
    return report.occurrences().get(cause);
  }

  /// The machines among the most frequent clients.
  List<Regular> regulars() {
    if (regulars == null) {
      regulars = Regular.of(report, networks);
    }
    return regulars;
  }

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
    return advice(cause.entry(), cause.leg());
  }

  Action advice(String entry, Leg leg) {
    return new Action.OfEntry(entry, leg, report.log().formatOf(entry));
  }

  /// Whether a failure on the way from a visitor can be either side's, or says nothing of what it
  /// was.
  static boolean isUnclear(Cause cause) {
    return cause.leg() == Leg.CLIENT
        && (cause.fault() == Fault.EITHER || SAYS_NOTHING.equals(cause.entry()));
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
