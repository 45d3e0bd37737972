package org.handshakedoctor.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.net.PrefixTable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Who runs the network of an address: two thousand networks, as many as in the bundled lists, and
/// addresses of which half are in one. Beside the table two peers: a map with every prefix, asked
/// once for each length there is, and a sorted map walked from the nearest network outwards.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NetworkBenchmark {
  private static final int NETWORKS = 2_000;
  private static final int ADDRESSES = 4_096;

  private final TreeMap<IpPrefix, Integer> networks = new TreeMap<>();
  private final Map<IpPrefix, Integer> hashed;
  private final IpAddress[] addresses = new IpAddress[ADDRESSES];
  private final PrefixTable<Integer> table;

  public NetworkBenchmark() {
    Random random = new Random(42);
    while (networks.size() < NETWORKS) {
      int bits = random.nextInt();
      networks.put(new IpPrefix(IpAddress.ofIpv4(bits), 12 + random.nextInt(21)), networks.size());
    }
    IpPrefix[] known = networks.keySet().toArray(IpPrefix[]::new);
    for (int i = 0; i < ADDRESSES; i++) {
      IpPrefix inside = known[random.nextInt(known.length)];
      int host = (int) (random.nextInt() & ((1L << (32 - inside.length())) - 1));
      addresses[i] =
          i % 2 == 0
              ? IpAddress.ofIpv4((int) inside.address().low() | host)
              : IpAddress.ofIpv4(random.nextInt());
    }
    hashed = new HashMap<>(networks);
    table = new PrefixTable<>(networks);
    for (IpAddress address : addresses) {
      Integer fast = table.find(address);
      if (!Objects.equals(fast, walk(address)) || !Objects.equals(fast, everyLength(address))) {
        throw new IllegalStateException(address + " is not the same to all");
      }
    }
  }

  @Benchmark
  @OperationsPerInvocation(ADDRESSES)
  public void prefixTable(Blackhole sink) {
    for (IpAddress address : addresses) {
      sink.consume(table.find(address));
    }
  }

  @Benchmark
  @OperationsPerInvocation(ADDRESSES)
  public void peerWalksATreeMap(Blackhole sink) {
    for (IpAddress address : addresses) {
      sink.consume(walk(address));
    }
  }

  @Benchmark
  @OperationsPerInvocation(ADDRESSES)
  public void peerAsksForEveryLength(Blackhole sink) {
    for (IpAddress address : addresses) {
      sink.consume(everyLength(address));
    }
  }

  /// The networks that begin at or before the address, the nearest first, until one holds it.
  private @Nullable Integer walk(IpAddress address) {
    IpPrefix from = new IpPrefix(address, address.bits());
    Map.Entry<IpPrefix, Integer> entry = networks.floorEntry(from);
    while (entry != null) {
      if (entry.getKey().contains(address)) {
        return entry.getValue();
      }
      entry = networks.lowerEntry(entry.getKey());
    }
    return null;
  }

  private @Nullable Integer everyLength(IpAddress address) {
    for (int length = address.bits(); length >= 0; length--) {
      Integer found = hashed.get(new IpPrefix(address, length));
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
