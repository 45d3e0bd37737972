package org.handshakedoctor.core.diagnosis;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.rules.Effect;
import org.handshakedoctor.core.rules.RuleWriter;
import org.handshakedoctor.core.rules.RuleWriters;

/// How well one target suits the servers of a log.
///
/// A handshake fails before there is a request, so what refuses requests does not even stop the
/// lines. What stops the handshake therefore comes first: HAProxy's own rules where HAProxy wrote
/// the log, else a firewall, which does so for every server alike.
public record TargetAdvice(RuleWriter writer, Fit fit) {

  /// The best first.
  public enum Fit {
    /// The server that wrote the log ends the connection before the handshake.
    OWN_SERVER_STOPS,
    /// A firewall ends it, whatever the server.
    FIREWALL,
    /// A part of the server that wrote the log could, where it is set up that way.
    OWN_SERVER_CAN_STOP,
    /// The server that wrote the log refuses requests; the lines go on.
    OWN_SERVER_REFUSES,
    /// For a server that did not write the log.
    OTHER_SERVER;

    /// Whether the lines go on, or the rules are of no use.
    public boolean isPoor() {
      return this == OWN_SERVER_REFUSES || this == OTHER_SERVER;
    }

    /// Its name in the phrases.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// The servers that rules are written for, by the beginning of the target's id.
  private static final List<String> SERVERS =
      List.of("nginx", "apache", "haproxy", "caddy", "lighttpd", "traefik");

  /// All targets, the best for this log first.
  public static List<TargetAdvice> of(FailureLog log) {
    Set<String> formats = new HashSet<>();
    for (SourceSummary source : log.sources()) {
      formats.addAll(source.formats().keySet());
    }
    return of(formats);
  }

  /// @param formats ids of the formats of a log
  static List<TargetAdvice> of(Set<String> formats) {
    return RuleWriters.ALL.stream()
        .map(writer -> new TargetAdvice(writer, fit(writer, formats)))
        .sorted(Comparator.comparing(TargetAdvice::fit))
        .toList();
  }

  private static Fit fit(RuleWriter writer, Set<String> formats) {
    String server = SERVERS.stream().filter(writer.id()::startsWith).findFirst().orElse("");
    boolean stops = writer.effect() == Effect.STOPS_HANDSHAKE;
    if (server.isEmpty()) {
      return stops ? Fit.FIREWALL : Fit.OTHER_SERVER;
    }
    if (!formats.contains(server)) {
      return Fit.OTHER_SERVER;
    }
    if (!stops) {
      return Fit.OWN_SERVER_REFUSES;
    }
    return server.equals("haproxy") ? Fit.OWN_SERVER_STOPS : Fit.OWN_SERVER_CAN_STOP;
  }
}
