package org.handshakedoctor.core.check;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.handshakedoctor.core.check.Finding.Level;
import org.jspecify.annotations.Nullable;

/// What follows from the handshakes with a site.
final class Findings {
  /// Renewal is automatic nearly everywhere, and begins a month ahead: two weeks mean that it
  /// failed.
  private static final Duration SOON = Duration.ofDays(14);

  private final List<Finding> findings = new ArrayList<>();

  private Findings() {}

  /// The most important first.
  static List<Finding> of(
      Site site,
      Instant now,
      Map<InetAddress, Attempt> addresses,
      Map<Visitor, Attempt> visitors,
      @Nullable CertificateSeen certificate) {
    Findings all = new Findings();
    all.reached(site, addresses);
    if (!visitors.isEmpty()) {
      all.visitors(visitors);
    }
    if (certificate != null) {
      all.certificate(site, now, certificate);
    }
    all.sameEverywhere(addresses);
    all.findings.sort(Comparator.comparing(Finding::level));
    return all.findings;
  }

  private void reached(Site site, Map<InetAddress, Attempt> addresses) {
    List<InetAddress> silent =
        addresses.entrySet().stream()
            .filter(one -> isSilent(one.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (silent.size() == addresses.size()) {
      add(Level.PROBLEM, "unreachable", site.host(), String.valueOf(site.port()));
    } else {
      for (InetAddress address : silent) {
        String which = address instanceof Inet6Address ? "address-silent-6" : "address-silent";
        add(Level.PROBLEM, which, address.getHostAddress());
      }
    }
  }

  private static boolean isSilent(Attempt attempt) {
    return attempt instanceof Attempt.Refused refused
        && (refused.why() == Attempt.Why.UNREACHABLE || refused.why() == Attempt.Why.TIMED_OUT);
  }

  private void visitors(Map<Visitor, Attempt> visitors) {
    if (visitors.get(Visitor.TODAY) instanceof Attempt.Refused refused) {
      add(
          Level.PROBLEM,
          refused.why() == Attempt.Why.NOT_TLS ? "not-tls" : "today-refused",
          Objects.requireNonNullElse(refused.alert(), refused.why().id()));
      return;
    }
    if (visitors.get(Visitor.TLS13) instanceof Attempt.Refused) {
      add(Level.NOTICE, "no-tls13");
    }
    boolean old = Stream.of(Visitor.TLS10, Visitor.TLS11).anyMatch(one -> isIn(visitors, one));
    add(old ? Level.NOTICE : Level.FINE, old ? "old-let-in" : "old-refused");
    if (visitors.get(Visitor.TLS12) instanceof Attempt.Refused) {
      add(Level.NOTICE, "no-tls12");
    } else if (visitors.get(Visitor.TLS12_CBC) instanceof Attempt.Refused) {
      add(Level.FINE, "cbc-refused");
    }
    nameless(visitors);
  }

  private void nameless(Map<Visitor, Attempt> visitors) {
    Attempt nameless = visitors.get(Visitor.NAMELESS);
    if (nameless instanceof Attempt.Refused) {
      add(Level.FINE, "nameless-refused");
    } else if (nameless instanceof Attempt.Done done
        && visitors.get(Visitor.TODAY) instanceof Attempt.Done named
        && !own(done).equals(own(named))) {
      add(Level.FINE, "nameless-other");
    }
  }

  private static boolean isIn(Map<Visitor, Attempt> visitors, Visitor visitor) {
    return visitors.get(visitor) instanceof Attempt.Done;
  }

  private void certificate(Site site, Instant now, CertificateSeen seen) {
    Duration left = Duration.between(now, seen.notAfter());
    CertificateSeen.Problem problem = seen.problem();
    if (problem != null) {
      Object argument =
          switch (problem) {
            case EXPIRED -> seen.notAfter();
            case NOT_YET -> seen.notBefore();
            case WRONG_NAME -> site.host();
            case SELF_SIGNED, INCOMPLETE, UNKNOWN_ISSUER -> seen.issuer();
          };
      add(Level.PROBLEM, "certificate-" + problem.id(), argument);
    } else if (left.compareTo(SOON) < 0) {
      add(Level.PROBLEM, "certificate-soon", left.toDays(), seen.notAfter());
    } else {
      add(Level.FINE, "certificate-good", left.toDays(), seen.notAfter());
    }
  }

  /// Behind one name can be several servers, and one of them can have been forgotten.
  private void sameEverywhere(Map<InetAddress, Attempt> addresses) {
    long different =
        addresses.values().stream()
            .flatMap(one -> one instanceof Attempt.Done done ? own(done).stream() : Stream.empty())
            .distinct()
            .count();
    if (different > 1) {
      add(Level.NOTICE, "addresses-differ", different);
    }
  }

  private static List<X509Certificate> own(Attempt.Done done) {
    return done.chain().isEmpty() ? List.of() : List.of(done.chain().getFirst());
  }

  private void add(Level level, String id, Object... arguments) {
    findings.add(Finding.of(level, id, arguments));
  }
}
