package org.handshakedoctor.core.net;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the longest prefix around an address. Immutable.
///
/// Networks nest and never overlap otherwise, so they cut all addresses into stretches, each of
/// which belongs to the smallest network around it, or to none. A look-up is a binary search for
/// the stretch: a dozen steps through two arrays, and no object.
public final class PrefixTable<T> {
  /// The first address of each stretch, in the order of the unsigned 128-bit numbers.
  private final long[] highs;

  private final long[] lows;
  private final List<@Nullable T> values;

  public PrefixTable(Map<IpPrefix, T> networks) {
    IpPrefix[] prefixes = networks.keySet().toArray(IpPrefix[]::new);
    // A network comes before those inside it.
    Arrays.sort(prefixes, PrefixTable::compare);
    Stretches<T> stretches = new Stretches<>(prefixes.length * 2 + 1);
    stretches.begin(new IpAddress(0, 0), null);
    Deque<IpPrefix> around = new ArrayDeque<>();
    for (IpPrefix prefix : prefixes) {
      stretches.endBefore(prefix.address(), around, networks);
      stretches.begin(prefix.address(), networks.get(prefix));
      around.push(prefix);
    }
    stretches.endBefore(null, around, networks);
    this.highs = Arrays.copyOf(stretches.highs, stretches.size());
    this.lows = Arrays.copyOf(stretches.lows, stretches.size());
    this.values = stretches.values;
  }

  /// What belongs to the smallest network around this address, or null.
  public @Nullable T find(IpAddress address) {
    return values.get(stretchOf(address));
  }

  /// What belongs to any of the addresses in a network: to one around it, and to those inside it.
  public Set<T> findAll(IpPrefix network) {
    IpAddress behind = behind(network);
    Set<T> found = new LinkedHashSet<>();
    int at = stretchOf(network.address());
    do {
      T value = values.get(at++);
      if (value != null) {
        found.add(value);
      }
    } while (at < highs.length
        && (behind == null || compare(new IpAddress(highs[at], lows[at]), behind) < 0));
    return found;
  }

  /// The number of the stretch in which an address is.
  private int stretchOf(IpAddress address) {
    int from = 0;
    int to = highs.length - 1;
    while (from < to) {
      int middle = (from + to + 1) >>> 1;
      int order = Long.compareUnsigned(highs[middle], address.high());
      if (order == 0) {
        order = Long.compareUnsigned(lows[middle], address.low());
      }
      if (order <= 0) {
        from = middle;
      } else {
        to = middle - 1;
      }
    }
    return from;
  }

  private static int compare(IpPrefix one, IpPrefix other) {
    int order = compare(one.address(), other.address());
    return order != 0 ? order : Integer.compare(mappedLength(one), mappedLength(other));
  }

  private static int compare(IpAddress one, IpAddress other) {
    int order = Long.compareUnsigned(one.high(), other.high());
    return order != 0 ? order : Long.compareUnsigned(one.low(), other.low());
  }

  /// IPv4 stands inside IPv6, 96 bits down.
  private static int mappedLength(IpPrefix prefix) {
    return prefix.length() + 128 - prefix.address().bits();
  }

  /// The first address behind a network; null behind the last one there is.
  private static @Nullable IpAddress behind(IpPrefix prefix) {
    int length = mappedLength(prefix);
    long high = prefix.address().high();
    long low = prefix.address().low();
    if (length > 64) {
      low += 1L << (128 - length);
      high += low == 0 ? 1 : 0;
    } else if (length == 64) {
      high++;
    } else if (length > 0) {
      high += 1L << (64 - length);
    } else {
      return null;
    }
    return high == 0 && low == 0 ? null : new IpAddress(high, low);
  }

  /// The stretches while they are found.
  private static final class Stretches<T> {
    final long[] highs;
    final long[] lows;
    final List<@Nullable T> values = new ArrayList<>();

    Stretches(int most) {
      highs = new long[most];
      lows = new long[most];
    }

    int size() {
      return values.size();
    }

    void begin(IpAddress first, @Nullable T value) {
      int last = size() - 1;
      if (last >= 0 && highs[last] == first.high() && lows[last] == first.low()) {
        values.set(last, value);
        return;
      }
      highs[size()] = first.high();
      lows[size()] = first.low();
      values.add(value);
    }

    /// Ends the networks that end before an address: behind them the one around goes on.
    ///
    /// @param address null to end them all
    void endBefore(@Nullable IpAddress address, Deque<IpPrefix> around, Map<IpPrefix, T> networks) {
      while (!around.isEmpty()) {
        IpAddress behind = behind(around.peek());
        if (address != null && (behind == null || compare(behind, address) > 0)) {
          return;
        }
        around.pop();
        if (behind != null) {
          begin(behind, around.isEmpty() ? null : networks.get(around.peek()));
        }
      }
    }
  }
}
