package org.handshakedoctor.core.networks.dns;

import java.util.List;
import org.handshakedoctor.core.net.IpAddress;

/// Somebody who knows names. Each question blocks until it is answered or given up. Thread-safe.
public interface Resolver {

  /// The names that an address gives itself, as they came: hostile text, without the last dot.
  /// Empty if it has none.
  List<String> namesOf(IpAddress address) throws ResolverException;

  /// The addresses of a name.
  ///
  /// @param name letters, digits, hyphens, underscores and dots, nothing else
  /// @param ipv4 whether IPv4 addresses are wanted, or IPv6
  List<IpAddress> addressesOf(String name, boolean ipv4) throws ResolverException;
}
