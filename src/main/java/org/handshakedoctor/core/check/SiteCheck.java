package org.handshakedoctor.core.check;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a site does with visitors of different ages. Immutable.
///
/// @param made when
/// @param addresses what a visitor of today meets at each address of the site, in the order of DNS
/// @param visitors what each visitor meets at the first address that answers
/// @param certificate what a visitor of today gets to see; null if none got so far
public record SiteCheck(
    Site site,
    Instant made,
    Map<InetAddress, Attempt> addresses,
    Map<Visitor, Attempt> visitors,
    @Nullable CertificateSeen certificate,
    List<Finding> findings) {

  /// More than the largest sites have; a name that somebody else is in charge of could have
  /// thousands.
  private static final int MOST_ADDRESSES = 8;

  /// At a time: a server must not take us for a flood.
  private static final int AT_ONCE = 4;

  public SiteCheck {
    findings = List.copyOf(findings);
  }

  /// Makes all the handshakes. Takes a second as a rule, and half a minute where nobody answers.
  ///
  /// @throws UnknownHostException if DNS has no address for the name
  /// @throws InterruptedException if the thread was interrupted; the handshakes are given up then
  public static SiteCheck of(Site site) throws UnknownHostException, InterruptedException {
    List<InetAddress> found =
        Stream.of(InetAddress.getAllByName(site.host())).limit(MOST_ADDRESSES).toList();
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
    try {
      Map<InetAddress, Attempt> addresses = new LinkedHashMap<>();
      Map<InetAddress, Future<Attempt>> begun = new LinkedHashMap<>();
      found.forEach(one -> begun.put(one, knock(workers, site, Visitor.TODAY, one)));
      for (Map.Entry<InetAddress, Future<Attempt>> one : begun.entrySet()) {
        addresses.put(one.getKey(), result(one.getValue()));
      }
      Map<Visitor, Attempt> visitors = visitors(workers, site, addresses);
      CertificateSeen certificate =
          visitors.values().stream()
              .flatMap(one -> one instanceof Attempt.Done done ? Stream.of(done) : Stream.empty())
              .filter(done -> !done.chain().isEmpty())
              .findFirst()
              .map(done -> CertificateSeen.of(done.chain(), site, Instant.now()))
              .orElse(null);
      return of(site, Instant.now(), addresses, visitors, certificate);
    } finally {
      workers.shutdownNow();
    }
  }

  static SiteCheck of(
      Site site,
      Instant made,
      Map<InetAddress, Attempt> addresses,
      Map<Visitor, Attempt> visitors,
      @Nullable CertificateSeen certificate) {
    List<Finding> findings = Findings.of(site, made, addresses, visitors, certificate);
    return new SiteCheck(site, made, addresses, visitors, certificate, findings);
  }

  /// Whether anything answered at all, be it with a refusal.
  public boolean isReached() {
    return addresses.values().stream().anyMatch(SiteCheck::answered);
  }

  private static Map<Visitor, Attempt> visitors(
      ExecutorService workers, Site site, Map<InetAddress, Attempt> addresses)
      throws InterruptedException {
    Map<Visitor, Attempt> attempts = new EnumMap<>(Visitor.class);
    InetAddress first = null;
    for (Map.Entry<InetAddress, Attempt> one : addresses.entrySet()) {
      if (first == null && answered(one.getValue())) {
        first = one.getKey();
        attempts.put(Visitor.TODAY, one.getValue());
      }
    }
    if (first == null) {
      return attempts;
    }
    Map<Visitor, Future<Attempt>> begun = new EnumMap<>(Visitor.class);
    List<Visitor> others = new ArrayList<>(List.of(Visitor.values()));
    others.remove(Visitor.TODAY);
    if (site.isAddress()) {
      others.remove(Visitor.NAMELESS);
    }
    for (Visitor visitor : others) {
      begun.put(visitor, knock(workers, site, visitor, first));
    }
    for (Map.Entry<Visitor, Future<Attempt>> one : begun.entrySet()) {
      attempts.put(one.getKey(), result(one.getValue()));
    }
    return attempts;
  }

  private static boolean answered(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Done _ -> true;
      case Attempt.Refused refused ->
          refused.why() != Attempt.Why.UNREACHABLE && refused.why() != Attempt.Why.TIMED_OUT;
    };
  }

  private static Future<Attempt> knock(
      ExecutorService workers, Site site, Visitor visitor, InetAddress address) {
    return workers.submit(() -> new Knock(site, visitor).at(address));
  }

  private static Attempt result(Future<Attempt> begun) throws InterruptedException {
    try {
      return begun.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
