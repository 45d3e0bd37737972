package org.handshakedoctor.core.rules;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.IpPrefix;
import org.jspecify.annotations.Nullable;

/// What to block, and the few facts that the head of a rule text states about it.
///
/// It has no field for text from outside but [SourceName], which cannot hold any that does harm. It
/// refuses what no rule may ever hold (see [SpareReason#hard()]), so that a caller who forgot the
/// [Guard] gets an exception and not a dangerous file.
///
/// @param entries what was asked for, before merging
/// @param made the day the list was made
/// @param expiry how long the block lasts, from a second to [#MAX_EXPIRY]; null: until it is undone
/// @param ports the server's ports that are closed to the entries; sorted, never 22 so that nobody
///   locks themselves out, and [#DEFAULT_PORTS] when none is left
/// @param sources the logs that the entries come from; none where a person gave them by hand
public record BlockList(
    List<BlockEntry> entries,
    LocalDate made,
    @Nullable Duration expiry,
    List<Integer> ports,
    List<SourceName> sources) {

  public static final Duration DEFAULT_EXPIRY = Duration.ofDays(7);

  /// More is no expiry, and from some hundred years on nft refuses it.
  public static final Duration MAX_EXPIRY = Duration.ofDays(10_000);

  public static final List<Integer> DEFAULT_PORTS = List.of(443);

  private static final int SSH_PORT = 22;

  /// A host chooses the other 64 bits itself (RFC 4291 section 2.5.1) and walks around a smaller
  /// block.
  private static final int IPV6_LENGTH = 64;

  public BlockList {
    entries = List.copyOf(entries);
    sources = List.copyOf(sources);
    for (BlockEntry entry : entries) {
      Guard.networkReason(entry.prefix())
          .filter(SpareReason::hard)
          .ifPresent(
              reason -> {
                throw new IllegalArgumentException(entry.prefix() + ": " + reason.id());
              });
    }
    if (expiry != null && (expiry.toSeconds() < 1 || expiry.compareTo(MAX_EXPIRY) > 0)) {
      throw new IllegalArgumentException("expiry " + expiry);
    }
    for (int port : ports) {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("port " + port);
      }
    }
    ports = ports.stream().filter(port -> port != SSH_PORT).distinct().sorted().toList();
    if (ports.isEmpty()) {
      ports = DEFAULT_PORTS;
    }
  }

  /// Of addresses that a person gave by hand.
  public BlockList(
      List<BlockEntry> entries, LocalDate made, @Nullable Duration expiry, List<Integer> ports) {
    this(entries, made, expiry, ports, List.of());
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /// How many different addresses or networks were asked for.
  public int addresses() {
    return (int) entries.stream().map(BlockEntry::prefix).distinct().count();
  }

  /// How often all of them failed in the log.
  public long failures() {
    return entries.stream().mapToLong(BlockEntry::failures).sum();
  }

  /// The last day of the block, if it is put in place on the day the list was made. A part of a day
  /// counts as a day.
  public Optional<LocalDate> expiresOn() {
    if (expiry == null) {
      return Optional.empty();
    }
    long days = expiry.toDays();
    return Optional.of(made.plusDays(expiry.equals(Duration.ofDays(days)) ? days : days + 1));
  }

  /// The IPv4 networks to block: sorted, disjoint, and nothing that was not asked for.
  public List<IpPrefix> ipv4() {
    return IpPrefix.merge(prefixes(true));
  }

  /// The IPv6 networks to block: sorted and disjoint, a single address as its /64.
  public List<IpPrefix> ipv6() {
    return IpPrefix.merge(prefixes(false));
  }

  /// All networks to block, IPv4 first.
  public List<IpPrefix> networks() {
    return Stream.concat(ipv4().stream(), ipv6().stream()).toList();
  }

  /// What is blocked when this is asked for: of IPv6 the /64 of a single address.
  public static IpPrefix blocked(IpPrefix prefix) {
    return prefix.isIpv4() || !prefix.isSingleAddress()
        ? prefix
        : new IpPrefix(prefix.address(), IPV6_LENGTH);
  }

  private List<IpPrefix> prefixes(boolean ipv4) {
    return entries.stream()
        .map(entry -> blocked(entry.prefix()))
        .filter(prefix -> prefix.isIpv4() == ipv4)
        .distinct()
        .toList();
  }
}
