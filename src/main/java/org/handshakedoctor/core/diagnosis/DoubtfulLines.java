package org.handshakedoctor.core.diagnosis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LinePart;
import org.handshakedoctor.core.log.anatomy.LineAnatomy;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.source.LineFetcher;
import org.handshakedoctor.core.source.LogAccessException;
import org.handshakedoctor.core.source.LogSource;
import org.jspecify.annotations.Nullable;

/// Finds addresses that are accused by lines which do not fit between those around them.
///
/// Who writes a line into a log without its traces being found, say because only the lines of
/// failures were kept, knows the clock of the server but not how many connections it has had. nginx
/// counts them for all its workers together (`ngx_connection_counter`) and prints the number, so
/// from line to line it rises, but for those that took long. A few lines of each address are
/// compared with their neighbours, by number and by time. Where the neighbours are not in order
/// themselves, as in lines made by hand, nothing is concluded.
final class DoubtfulLines {
  /// Lines of one address that are looked at.
  private static final int SAMPLES = 4;

  /// Lines on each side of one.
  private static final int NEIGHBOURS = 3;

  /// No neighbour is looked for further away.
  private static final int FARTHEST = 10_000;

  /// More than a busy server has while a slow handshake lasts.
  private static final long LEAST_SLACK = 50_000;

  private static final int SLACK_SECONDS = 3_600;

  private final FailureLog log;
  private final Set<IpAddress> accused;
  private final Map<Integer, Long> numbers = new HashMap<>();

  /// A line of an accused address between lines of others.
  private record Sample(IpAddress address, int row, List<Integer> before, List<Integer> after) {
    Stream<Integer> rows() {
      return Stream.of(before.stream(), Stream.of(row), after.stream()).flatMap(one -> one);
    }
  }

  private DoubtfulLines(FailureLog log, Collection<IpAddress> accused) {
    this.log = log;
    this.accused = Set.copyOf(accused);
  }

  /// Those of the accused whose lines mostly do not fit. Reads lines again: waits for the disk.
  static Set<IpAddress> accused(FailureLog log, Collection<IpAddress> accused) {
    DoubtfulLines lines = new DoubtfulLines(log, accused);
    List<Sample> samples = lines.samples();
    lines.fetch(samples);
    Map<IpAddress, Integer> balance = new HashMap<>();
    for (Sample sample : samples) {
      Boolean fits = lines.fits(sample);
      if (fits != null) {
        balance.merge(sample.address(), fits ? -1 : 1, Integer::sum);
      }
    }
    Set<IpAddress> doubtful = new HashSet<>();
    balance.forEach(
        (address, more) -> {
          if (more > 0) {
            doubtful.add(address);
          }
        });
    return doubtful;
  }

  private List<Sample> samples() {
    Map<IpAddress, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < log.size() && !accused.isEmpty(); row++) {
      IpAddress client = log.client(row);
      if (client != null && accused.contains(client)) {
        rows.computeIfAbsent(client, _ -> new ArrayList<>()).add(row);
      }
    }
    List<Sample> samples = new ArrayList<>();
    rows.forEach(
        (address, all) -> {
          for (int i = 0; i < Math.min(SAMPLES, all.size()); i++) {
            int row = all.get((int) ((long) i * all.size() / SAMPLES));
            samples.add(new Sample(address, row, others(row, -1), others(row, 1)));
          }
        });
    return samples;
  }

  /// The nearest rows of the same source that accuse none of those, in the order of the log.
  private List<Integer> others(int row, int step) {
    List<Integer> found = new ArrayList<>();
    for (int i = 1; i <= FARTHEST && found.size() < NEIGHBOURS; i++) {
      int other = row + i * step;
      if (other < 0 || other >= log.size() || !log.source(other).equals(log.source(row))) {
        break;
      }
      IpAddress client = log.client(other);
      if (client != null && !accused.contains(client)) {
        found.add(other);
      }
    }
    return step < 0 ? found.reversed() : found;
  }

  /// Null where nothing can be told.
  private @Nullable Boolean fits(Sample sample) {
    Boolean byTime =
        fits(
            times(sample.before()),
            (long) log.time(sample.row()),
            times(sample.after()),
            SLACK_SECONDS);
    Long number = numbers.get(sample.row());
    if (number == null) {
      return byTime;
    }
    long slack = Math.max(LEAST_SLACK, number / 10);
    Boolean byNumber =
        fits(numbersOf(sample.before()), number, numbersOf(sample.after()), slack);
    boolean decided = byNumber == null || Boolean.FALSE.equals(byTime);
    return decided ? byTime : byNumber;
  }

  private static @Nullable Boolean fits(
      List<Long> before, long value, List<Long> after, long slack) {
    List<Long> around = Stream.concat(before.stream(), after.stream()).toList();
    if (before.size() < 2 || after.size() < 2 || !around.equals(around.stream().sorted().toList())) {
      return null;
    }
    return value >= around.getFirst() - slack && value <= around.getLast() + slack;
  }

  private List<Long> times(List<Integer> rows) {
    return rows.stream()
        .map(row -> (long) log.time(row))
        .filter(time -> time != FailureSink.NO_TIME)
        .toList();
  }

  private List<Long> numbersOf(List<Integer> rows) {
    return rows.stream().map(numbers::get).filter(Objects::nonNull).toList();
  }

  private void fetch(List<Sample> samples) {
    // What is packed can only be read forwards.
    Map<LogSource, Set<Integer>> bySource = new LinkedHashMap<>();
    samples.stream()
        .flatMap(Sample::rows)
        .forEach(
            row -> {
              LogSource source = log.source(row).source();
              if (source != null) {
                bySource.computeIfAbsent(source, _ -> new TreeSet<>()).add(row);
              }
            });
    bySource.forEach(this::fetch);
  }

  private void fetch(LogSource source, Set<Integer> rows) {
    try (LineFetcher fetcher = new LineFetcher(source)) {
      for (int row : rows) {
        LineAnatomy line = LineAnatomy.of(fetcher.lineAt(log.position(row)));
        LinePart number = line.first(LinePart.Kind.CONNECTION);
        if (number != null && line.text(number).matches("\\d{1,18}")) {
          numbers.put(row, Long.valueOf(line.text(number)));
        }
      }
    } catch (IOException | LogAccessException _) {
      // The log is gone since it was read; what it said is told by its times alone.
    }
  }
}
