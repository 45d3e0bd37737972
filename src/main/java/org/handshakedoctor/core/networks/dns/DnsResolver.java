package org.handshakedoctor.core.networks.dns;

import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.ServiceUnavailableException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.spi.NamingManager;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.networks.dns.ResolverException.Reason;
import org.jspecify.annotations.Nullable;

/// Asks a DNS server with the client that the JDK has for it. See decisions/0012.
///
/// The context comes from `NamingManager` and not from `InitialDirContext`, which takes a name that
/// looks like a URL for one and connects to wherever it says (JNDI injection). The names asked for
/// could not look like one anyway: see [HostName].
public final class DnsResolver implements Resolver {
  /// The first packet is given this long, the second twice as long.
  private static final int PATIENCE_MILLIS = 600;

  private static final int PACKETS = 2;

  /// More of one kind are no answer but a flood.
  private static final int MOST_RECORDS = 16;

  @SuppressWarnings("JdkObsolete") // JNDI takes no other map
  private final Hashtable<String, String> environment = new Hashtable<>();

  private DnsResolver(String url) {
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, url);
    environment.put("com.sun.jndi.dns.timeout.initial", Integer.toString(PATIENCE_MILLIS));
    environment.put("com.sun.jndi.dns.timeout.retries", Integer.toString(PACKETS));
  }

  /// Asks the servers that this computer asks.
  public static DnsResolver ofThisComputer() {
    return new DnsResolver("dns:");
  }

  /// Asks this server.
  public static DnsResolver at(InetSocketAddress server) {
    String host = Objects.requireNonNull(server.getAddress()).getHostAddress();
    boolean ipv6 = host.contains(":");
    return new DnsResolver("dns://" + (ipv6 ? "[" + host + "]" : host) + ":" + server.getPort());
  }

  /// The servers that would be asked, for a person to read; empty if the computer has none.
  public List<String> servers() {
    try {
      DirContext context = context();
      try {
        Object urls = context.getEnvironment().get(Context.PROVIDER_URL);
        return urls == null ? List.of() : servers(urls.toString());
      } finally {
        context.close();
      }
    } catch (NamingException _) {
      return List.of();
    }
  }

  @Override
  public List<String> namesOf(IpAddress address) throws ResolverException {
    return ask(reverseName(address), "PTR");
  }

  @Override
  public List<IpAddress> addressesOf(String name, boolean ipv4) throws ResolverException {
    return ask(name + ".", ipv4 ? "A" : "AAAA").stream()
        .map(IpAddress::parse)
        .filter(Objects::nonNull)
        .collect(Collectors.toList());
  }

  /// The name that stands for an address (RFC 1035 section 3.5, RFC 3596 section 2.5).
  static String reverseName(IpAddress address) {
    StringBuilder name = new StringBuilder();
    if (address.isIpv4()) {
      for (int shift = 0; shift < 32; shift += 8) {
        name.append(address.low() >>> shift & 0xFF).append('.');
      }
      return name.append("in-addr.arpa.").toString();
    }
    for (long half : new long[] {address.low(), address.high()}) {
      for (int shift = 0; shift < Long.SIZE; shift += 4) {
        name.append(Character.forDigit((int) (half >>> shift & 0xF), 16)).append('.');
      }
    }
    return name.append("ip6.arpa.").toString();
  }

  /// Error Prone bans JNDI because of what an LDAP server can send. This context speaks DNS only
  /// and makes text of what comes; `ArchitectureTest` keeps JNDI in this package.
  @SuppressWarnings("BanJNDI")
  private List<String> ask(String name, String type) throws ResolverException {
    try {
      DirContext context = context();
      try {
        return values(context.getAttributes(name, new String[] {type}).get(type));
      } finally {
        context.close();
      }
    } catch (NameNotFoundException _) {
      return List.of();
    } catch (NamingException e) {
      throw new ResolverException(reason(e), e);
    }
  }

  private DirContext context() throws NamingException {
    return (DirContext) NamingManager.getInitialContext(environment);
  }

  private static List<String> values(@Nullable Attribute records) throws NamingException {
    List<String> values = new ArrayList<>();
    if (records != null) {
      NamingEnumeration<?> all = records.getAll();
      while (all.hasMore() && values.size() < MOST_RECORDS) {
        values.add(all.next().toString());
      }
      all.close();
    }
    return values;
  }

  private static Reason reason(NamingException e) {
    if (e instanceof ServiceUnavailableException || e.getRootCause() == null) {
      return Reason.REFUSED;
    }
    return e.getRootCause() instanceof SocketTimeoutException ? Reason.SILENT : Reason.UNREACHABLE;
  }

  /// From `dns://192.0.2.53/. dns://[2001:db8::53]:5353/.` to the addresses.
  private static List<String> servers(String urls) {
    return Stream.of(urls.split(" ", -1))
        .map(url -> url.replaceFirst("^dns:(//)?", "").replaceFirst("/.*$", ""))
        .filter(server -> !server.isEmpty())
        .toList();
  }
}
