package org.handshakedoctor.core.analysis;

import java.util.List;
import java.util.Map;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Fault;

/// What the failures amount to: a pure function of the log and the filter. Immutable.
///
/// @param first time of the earliest failure in seconds, as [FailureLog#time], or NO_TIME if none
///   has one
/// @param last time of the latest
/// @param clients by number of failures, most first
/// @param reasons by number of failures, most first
/// @param faults every fault in its order, also those without a failure
/// @param kinds by number of failures, most first
/// @param rows the failures themselves, in the order of the log
/// @param mainCauses how the main causes occur, see [#occurrences()]
public record Report(
    FailureLog log,
    Filter filter,
    int failures,
    int first,
    int last,
    List<ClientSummary> clients,
    List<ReasonSummary> reasons,
    List<FaultSummary> faults,
    List<KindCount> kinds,
    Timeline timeline,
    Rows rows,
    MainCauses mainCauses) {
  private static final int TREND_SECONDS = 3600;

  public static Report of(FailureLog log, Filter filter) {
    return new ReportBuilder(log, filter).build();
  }

  /// How the [MainCauses#MOST] most frequent causes occur. Counted when somebody first asks, which
  /// takes about as long as making the report did; who asks meanwhile waits.
  public Map<Cause, Occurrence> occurrences() {
    return mainCauses.occurrences(this);
  }

  /// Where a course of this report goes, if there is enough to tell: in less than an hour every
  /// second half is chance.
  public Trend trend(Course course) {
    boolean brief = (long) last - first < TREND_SECONDS;
    return brief ? Trend.UNKNOWN : Trend.of(course.earlier(), course.later());
  }

  /// The log's lines in all, failures or not; never filtered.
  public long lines() {
    return log.sources().stream().mapToLong(SourceSummary::lines).sum();
  }

  /// The failures of one explanation.
  ///
  /// @param clients distinct addresses; lines without one are not among them
  /// @param networks distinct /24 (IPv4) and /64 (IPv6) of these addresses
  /// @param first in seconds, as [Report#first]
  public record ReasonSummary(
      Cause cause, int failures, int clients, int networks, int first, int last, Course course) {}

  /// The failures of one fault.
  ///
  /// @param clients distinct addresses; one that fails in several ways can be in several summaries
  public record FaultSummary(Fault fault, int failures, int clients, Course course) {}

  public record KindCount(FailureKind kind, int failures) {}

  /// How often one address failed for one cause.
  public record CauseCount(Cause cause, int failures) {}

  /// One address.
  ///
  /// @param first in seconds, as [Report#first]
  public record ClientSummary(
      IpAddress address, int failures, int first, int last, Shares shares, Standing standing) {

    /// One of whom nothing else is known.
    public ClientSummary(IpAddress address, int failures, int first, int last, Shares shares) {
      this(address, failures, first, last, shares, Standing.NONE);
    }

    /// Most frequent first.
    public List<CauseCount> causes() {
      return shares.get();
    }
  }

  /// What else the log has about an address; never filtered.
  ///
  /// @param visits how often an access log says that it was served; 0 without an access log
  /// @param networkVisits the same of all addresses in its /64; of IPv4 the same number
  /// @param own whether the server itself uses this address, or one in the same /64
  public record Standing(int visits, int networkVisits, boolean own) {
    public static final Standing NONE = new Standing(0, 0, false);
  }

  /// The causes of one address, unpacked from the shared arrays only when somebody looks.
  @FunctionalInterface
  public interface Shares {
    List<CauseCount> get();
  }

  /// Numbers of failures in the log, in order.
  public interface Rows {
    int size();

    /// The number of the failure, for the methods of [FailureLog].
    int get(int index);
  }
}
