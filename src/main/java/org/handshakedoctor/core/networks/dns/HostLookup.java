package org.handshakedoctor.core.networks.dns;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.SpecialRange;
import org.handshakedoctor.core.networks.Operator;
import org.handshakedoctor.core.networks.dns.HostAnswer.Named;
import org.handshakedoctor.core.networks.dns.HostAnswer.Nameless;
import org.handshakedoctor.core.networks.dns.HostAnswer.NotAsked;
import org.handshakedoctor.core.networks.dns.HostAnswer.Unanswered;
import org.handshakedoctor.core.task.CancellationToken;

/// Asks for the names of addresses, a few at a time and not too fast, and confirms them. Immutable.
public final class HostLookup {
  /// More addresses are not asked for at once: a name server takes that for abuse.
  public static final int MOST = 200;

  private static final int AT_ONCE = 8;

  /// At most fifty addresses a second.
  private static final long GAP_NANOS = 20_000_000;

  /// An address may give itself many names; one who does has something to hide.
  private static final int NAMES_TRIED = 3;

  private static final Duration CANCEL_CHECK = Duration.ofMillis(20);

  private final Resolver resolver;
  private final KnownHosts known = KnownHosts.bundled();

  public HostLookup(Resolver resolver) {
    this.resolver = resolver;
  }

  /// Asks for each of these addresses and returns when all are answered, or soon after the wish to
  /// stop.
  ///
  /// @param addresses the first [#MOST] are asked for
  /// @param answered is told each answer by the thread that has it, and nothing after the wish to
  ///   stop
  public void ask(
      List<IpAddress> addresses,
      CancellationToken cancelled,
      BiConsumer<IpAddress, HostAnswer> answered) {
    Queue<IpAddress> waiting =
        new ConcurrentLinkedQueue<>(addresses.subList(0, Math.min(MOST, addresses.size())));
    AtomicLong turn = new AtomicLong(System.nanoTime());
    List<Thread> workers =
        Stream.generate(
                () ->
                    Thread.ofVirtual()
                        .name("dns")
                        .start(() -> work(waiting, turn, cancelled, answered)))
            .limit(Math.min(AT_ONCE, waiting.size()))
            .toList();
    try {
      for (Thread worker : workers) {
        while (!cancelled.isCancelled() && !worker.join(CANCEL_CHECK)) {
          // Whoever has sent a packet comes back by himself, and is not listened to any more.
        }
      }
    } catch (InterruptedException _) {
      cancelled.cancel();
      Thread.currentThread().interrupt();
    }
  }

  private void work(
      Queue<IpAddress> waiting,
      AtomicLong turn,
      CancellationToken cancelled,
      BiConsumer<IpAddress, HostAnswer> answered) {
    IpAddress address;
    while (!cancelled.isCancelled() && (address = waiting.poll()) != null) {
      HostAnswer answer = answer(address, turn);
      if (!cancelled.isCancelled()) {
        answered.accept(address, answer);
      }
    }
  }

  private HostAnswer answer(IpAddress address, AtomicLong turn) {
    if (SpecialRange.of(address) != null) {
      return new NotAsked();
    }
    try {
      long now = System.nanoTime();
      long mine = turn.getAndUpdate(next -> Math.max(next, now) + GAP_NANOS);
      Thread.sleep(Duration.ofNanos(mine - now));
      return named(address);
    } catch (ResolverException e) {
      return new Unanswered(e.reason());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Unanswered(ResolverException.Reason.SILENT);
    }
  }

  private HostAnswer named(IpAddress address) throws ResolverException {
    List<HostName> names =
        resolver.namesOf(address).stream().limit(NAMES_TRIED).map(HostName::of).toList();
    for (HostName name : names) {
      if (leadsBack(name, address)) {
        return new Named(name.text(), true, known.find(name.text()));
      }
    }
    if (names.isEmpty()) {
      return new Nameless();
    }
    HostName first = names.getFirst();
    Operator claimed = first.plain() ? known.find(first.text()) : null;
    return new Named(first.text(), false, claimed);
  }

  /// A name that nobody can resolve is not confirmed, whatever the reason.
  private boolean leadsBack(HostName name, IpAddress address) {
    try {
      return name.plain() && resolver.addressesOf(name.text(), address.isIpv4()).contains(address);
    } catch (ResolverException _) {
      return false;
    }
  }
}
