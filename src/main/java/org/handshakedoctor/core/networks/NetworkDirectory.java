package org.handshakedoctor.core.networks;

import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Known networks by address. Immutable.
///
/// The longest prefix wins: a scanner may rent a few addresses inside a cloud. One hash table over
/// all prefixes, asked for each length that occurs, longest first; there are about thirty lengths.
public final class NetworkDirectory {
  private final Map<IpPrefix, Operator> operators;
  private final int[] ipv4Lengths;
  private final int[] ipv6Lengths;

  private NetworkDirectory(Map<IpPrefix, Operator> operators) {
    this.operators = Map.copyOf(operators);
    this.ipv4Lengths = lengths(true);
    this.ipv6Lengths = lengths(false);
  }

  /// Loads the lists that are bundled with the program.
  public static NetworkDirectory bundled() {
    JsonMapper mapper = JsonMapper.shared();
    Map<IpPrefix, Operator> operators = new HashMap<>();
    for (NetworkKind kind : NetworkKind.values()) {
      String file = kind.id() + ".json";
      InputStream in =
          Objects.requireNonNull(NetworkDirectory.class.getResourceAsStream(file), file);
      for (JsonNode one : mapper.readTree(in).required("operators")) {
        Operator operator =
            new Operator(
                kind, one.required("operator").asString(), one.required("asOf").asString());
        for (JsonNode range : one.required("ranges")) {
          IpPrefix prefix = IpPrefix.parse(range.asString());
          operators.put(Objects.requireNonNull(prefix, range.asString()), operator);
        }
      }
    }
    return new NetworkDirectory(operators);
  }

  /// Who runs the smallest known network around this address, or null.
  public @Nullable Operator find(IpAddress address) {
    for (int length : address.isIpv4() ? ipv4Lengths : ipv6Lengths) {
      Operator found = operators.get(new IpPrefix(address, length));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// Number of networks.
  public int size() {
    return operators.size();
  }

  private int[] lengths(boolean ipv4) {
    List<Integer> lengths =
        operators.keySet().stream()
            .filter(prefix -> prefix.isIpv4() == ipv4)
            .map(IpPrefix::length)
            .distinct()
            .toList();
    int[] descending = lengths.stream().mapToInt(length -> -length).sorted().toArray();
    return Arrays.stream(descending).map(length -> -length).toArray();
  }
}
