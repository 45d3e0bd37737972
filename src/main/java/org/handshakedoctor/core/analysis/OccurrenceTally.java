package org.handshakedoctor.core.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.ClientTable;
import org.handshakedoctor.core.tls.FailureKind;

/// What is known of one cause while its clients are looked at one after the other. Thread-confined.
final class OccurrenceTally {
  private static final int DAY = 86_400;

  /// Fewer stays are a visit and a second try.
  private static final int RETURNS = 3;

  /// A test with pauses is over after an hour.
  private static final int RETURN_SECONDS = 3600;

  /// So many equal steps are not by chance.
  private static final int STEPS = 5;

  /// A program that tries again and again at once is no monitor.
  private static final int LEAST_STEP = 5;

  private final FailureLog log;
  private final int cause;
  private final BitSet days = new BitSet();
  private final ClientTable networks = new ClientTable();
  private final Map<Integer, Integer> others = new HashMap<>();
  private int[] clients = new int[16];
  private int[] failuresOf = new int[16];
  private int[] clientsOf = new int[16];
  private int size;
  private int failures;
  private int timed;
  private int first = Integer.MAX_VALUE;
  private int last = FailureSink.NO_TIME;
  private int stays;
  private int singleStays;
  private int returning;
  private int returners;
  private int inBursts;
  private int largestBurst;
  private int regular;
  private int step;
  private int mostRegular;
  private int alone;
  private int served;

  OccurrenceTally(FailureLog log, int cause) {
    this.log = log;
    this.cause = cause;
  }

  int cause() {
    return cause;
  }

  int failures() {
    return failures;
  }

  /// A number for the day, never negative.
  static int day(int time) {
    return Math.floorDiv(time, DAY) + 25_000;
  }

  /// A failure that no client is named for.
  void add(int time) {
    failures++;
    if (time != FailureSink.NO_TIME) {
      timed++;
      first = Math.min(first, time);
      last = Math.max(last, time);
      days.set(day(time));
    }
  }

  void add(int client, ClientStory story) {
    int before = failures;
    int burstsBefore = inBursts;
    int[] times = new int[story.size()];
    int timesSize = 0;
    int staysBefore = stays;
    int inStay = 0;
    int stay = -1;
    for (int i = 0; i < story.size(); i++) {
      if (story.cause(i) == cause) {
        add(story.time(i));
        inBursts += story.isInBurst(i) ? 1 : 0;
        if (story.time(i) != FailureSink.NO_TIME) {
          times[timesSize++] = story.time(i);
          if (story.stay(i) != stay) {
            singleStays += inStay == 1 ? 1 : 0;
            stay = story.stay(i);
            stays++;
            inStay = 0;
          }
          inStay++;
        }
      }
    }
    singleStays += inStay == 1 ? 1 : 0;
    if (inBursts > burstsBefore) {
      largestBurst = Math.max(largestBurst, story.largestBurst());
    }
    addRhythm(Arrays.copyOf(times, timesSize), stays - staysBefore);
    addClient(client, failures - before);
    addOthers(story);
  }

  private void addRhythm(int[] times, int staysOfClient) {
    boolean returns =
        staysOfClient >= RETURNS && (long) times[times.length - 1] - times[0] >= RETURN_SECONDS;
    if (returns) {
      returning += times.length;
      returners++;
    }
    int found = step(times);
    if (found > 0) {
      regular += times.length;
      if (times.length > mostRegular) {
        mostRegular = times.length;
        step = found;
      }
    }
  }

  /// The length of the steps if four of five of them are equal but for a tenth; 0 if not.
  static int step(int[] times) {
    if (times.length <= STEPS) {
      return 0;
    }
    int[] steps = new int[times.length];
    int size = 0;
    for (int i = 1; i < times.length; i++) {
      // What belongs to one call of a monitor stands at one moment.
      long gap = (long) times[i] - times[i - 1];
      if (gap > 1) {
        steps[size++] = (int) Math.min(gap, Integer.MAX_VALUE);
      }
    }
    if (size < STEPS) {
      return 0;
    }
    Arrays.sort(steps, 0, size);
    int middle = steps[size / 2];
    int tolerance = Math.max(1, middle / 10);
    int equal = 0;
    for (int i = 0; i < size; i++) {
      equal += Math.abs(steps[i] - middle) <= tolerance ? 1 : 0;
    }
    return middle >= LEAST_STEP && 5L * equal >= 4L * size ? middle : 0;
  }

  private void addClient(int client, int count) {
    if (size == clients.length) {
      clients = Arrays.copyOf(clients, 2 * size);
      failuresOf = Arrays.copyOf(failuresOf, 2 * size);
    }
    clients[size] = client;
    failuresOf[size++] = count;
    served += log.wasServed(client) ? 1 : 0;
    int network = networks.idOf(ClientNetworks.network(log.clientById(client)).address());
    if (network == clientsOf.length) {
      clientsOf = Arrays.copyOf(clientsOf, 2 * network);
    }
    clientsOf[network]++;
  }

  private void addOthers(ClientStory story) {
    if (story.entries() == 1) {
      alone++;
      return;
    }
    int own = story.entry(cause);
    for (int i = 0; i < story.entries(); i++) {
      if (story.differentEntry(i) != own) {
        others.merge(story.differentEntry(i), 1, Integer::sum);
      }
    }
  }

  /// @param logDays days with any failure
  /// @param addresses everybody, or -1
  Occurrence finish(
      Timeline timeline, int logDays, int addresses, Map<FailureKind, Integer> kinds) {
    int most = -1;
    for (int i = 0; i < networks.size(); i++) {
      most = most < 0 || clientsOf[i] > clientsOf[most] ? i : most;
    }
    return new Occurrence(
        log.causes().get(cause),
        failures,
        new Found(log, Arrays.copyOf(clients, size), Arrays.copyOf(failuresOf, size)),
        networks.size(),
        most < 0 ? null : ClientNetworks.network(networks.get(most)),
        most < 0 ? 0 : clientsOf[most],
        timed,
        days.cardinality(),
        logDays,
        total(timeline, 0, timeline.size()) - timed,
        timed == 0 ? 0 : total(timeline, 0, timeline.bucketOf(first)),
        timed == 0 ? 0 : total(timeline, timeline.bucketOf(last) + 1, timeline.size()),
        stays,
        singleStays,
        returning,
        returners,
        inBursts,
        largestBurst,
        regular,
        step,
        alone,
        others(),
        addresses < 0 ? -1 : served,
        addresses,
        kinds);
  }

  private static int total(Timeline timeline, int from, int to) {
    int total = 0;
    for (int i = from; i < to; i++) {
      total += timeline.total(i);
    }
    return total;
  }

  private List<Occurrence.Other> others() {
    List<Occurrence.Other> found = new ArrayList<>();
    others.forEach(
        (id, count) -> found.add(new Occurrence.Other(log.causes().get(id).entry(), count)));
    found.sort(
        Comparator.comparingInt(Occurrence.Other::clients)
            .reversed()
            .thenComparing(Occurrence.Other::entry));
    return found;
  }

  private static final class Found implements Occurrence.Clients {
    private final FailureLog log;
    private final int[] ids;
    private final int[] counts;

    Found(FailureLog log, int[] ids, int[] counts) {
      this.log = log;
      this.ids = ids;
      this.counts = counts;
    }

    @Override
    public int size() {
      return ids.length;
    }

    @Override
    public IpAddress address(int index) {
      return log.clientById(ids[index]);
    }

    @Override
    public int failures(int index) {
      return counts[index];
    }
  }
}
