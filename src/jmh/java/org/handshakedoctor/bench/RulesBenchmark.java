package org.handshakedoctor.bench;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.rules.BlockEntry;
import org.handshakedoctor.core.rules.BlockList;
import org.handshakedoctor.core.rules.RuleWriter;
import org.handshakedoctor.core.rules.RuleWriters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Ten thousand addresses of a busy log, half of them neighbours, become rules of every target. The
/// merging beside two peers: the library alone, from text to text, and joining two halves by hand
/// until there is nothing left to join, as small scripts do.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class RulesBenchmark {
  private static final int ADDRESSES = 10_000;

  private final List<IpPrefix> addresses = new ArrayList<>();
  private final BlockList list;

  public RulesBenchmark() {
    Random random = new Random(42);
    for (int i = 0; i < ADDRESSES; i++) {
      int bits = i % 2 == 0 ? (45 << 24) + i / 2 : random.nextInt(50 << 24, 60 << 24);
      addresses.add(IpPrefix.of(IpAddress.ofIpv4(bits)));
    }
    List<BlockEntry> entries = addresses.stream().map(one -> new BlockEntry(one, 1)).toList();
    list =
        new BlockList(
            entries, LocalDate.of(2026, 11, 23), BlockList.DEFAULT_EXPIRY, BlockList.DEFAULT_PORTS);
    List<String> merged = IpPrefix.merge(addresses).stream().map(IpPrefix::cidr).toList();
    if (!merged.equals(peerTheLibraryAlone()) || !merged.equals(peerJoinsHalves())) {
      throw new IllegalStateException("not the same networks");
    }
  }

  @Benchmark
  public List<IpPrefix> merge() {
    return IpPrefix.merge(addresses);
  }

  @Benchmark
  public List<String> peerTheLibraryAlone() {
    IPAddress[] parsed =
        addresses.stream()
            .map(one -> new IPAddressString(one.cidr()).getAddress())
            .toArray(IPAddress[]::new);
    return Stream.of(parsed[0].mergeToPrefixBlocks(parsed)).map(IPAddress::toString).toList();
  }

  @Benchmark
  public List<String> peerJoinsHalves() {
    List<IpPrefix> blocks = addresses.stream().distinct().sorted().toList();
    for (boolean joined = true; joined; ) {
      List<IpPrefix> next = new ArrayList<>();
      joined = false;
      for (IpPrefix block : blocks) {
        IpPrefix last = next.isEmpty() ? null : next.getLast();
        if (last != null && last.length() == block.length() && parent(last).equals(parent(block))) {
          next.set(next.size() - 1, parent(block));
          joined = true;
        } else {
          next.add(block);
        }
      }
      blocks = next;
    }
    return blocks.stream().map(IpPrefix::cidr).toList();
  }

  @Benchmark
  public void rulesOfEveryTarget(Blackhole sink) {
    for (RuleWriter writer : RuleWriters.ALL) {
      sink.consume(writer.apply(list));
    }
  }

  private static IpPrefix parent(IpPrefix block) {
    return new IpPrefix(block.address(), block.length() - 1);
  }
}
