package org.handshakedoctor.core.networks;

import java.io.InputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.net.PrefixTable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Known networks by address. Immutable.
///
/// The smallest network around an address says who is behind it: a scanner may rent a few addresses
/// inside a cloud.
public final class NetworkDirectory {
  private final FutureTask<Lists> lists = new FutureTask<>(Lists::read);

  private NetworkDirectory() {}

  /// Loads the lists that are bundled with the program.
  public static NetworkDirectory bundled() {
    NetworkDirectory directory = new NetworkDirectory();
    directory.lists.run();
    directory.lists();
    return directory;
  }

  /// The same lists, loaded by a thread of its own while the window comes up; whoever asks before
  /// that waits.
  public static NetworkDirectory bundledLater() {
    NetworkDirectory directory = new NetworkDirectory();
    Thread.ofPlatform().daemon().name("networks").start(directory.lists);
    return directory;
  }

  /// Who runs the smallest known network around this address, or null.
  public @Nullable Operator find(IpAddress address) {
    return lists().operators().find(address);
  }

  /// Who runs anything in this network.
  public Set<Operator> findAll(IpPrefix network) {
    return lists().operators().findAll(network);
  }

  /// Everybody in the list of this kind, by name.
  public List<Operator> operators(NetworkKind kind) {
    return lists().all().stream()
        .filter(one -> one.kind() == kind)
        .sorted(Comparator.comparing(Operator::title))
        .toList();
  }

  /// Number of networks.
  public int size() {
    return lists().size();
  }

  private Lists lists() {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return lists.get();
        } catch (InterruptedException _) {
          // It is done in a moment, and an answer is owed.
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private record Lists(PrefixTable<Operator> operators, Set<Operator> all, int size) {
    static Lists read() {
      JsonFactory json = new JsonFactory();
      Map<IpPrefix, Operator> operators = new HashMap<>();
      for (NetworkKind kind : NetworkKind.values()) {
        String file = kind.id() + ".json";
        InputStream in =
            Objects.requireNonNull(NetworkDirectory.class.getResourceAsStream(file), file);
        try (JsonParser list = json.createParser(ObjectReadContext.empty(), in)) {
          NetworkDirectory.read(list, kind, operators);
        }
      }
      return new Lists(
          new PrefixTable<>(operators), new LinkedHashSet<>(operators.values()), operators.size());
    }
  }

  /// Token by token: binding to objects would take longer than all the rest of a small run.
  private static void read(JsonParser list, NetworkKind kind, Map<IpPrefix, Operator> operators) {
    OperatorFields fields = new OperatorFields();
    JsonToken token;
    while ((token = list.nextToken()) != null) {
      if (token == JsonToken.PROPERTY_NAME && !fields.read(list) && isRanges(list)) {
        Operator operator = fields.operator(kind);
        list.nextToken();
        while (list.nextToken() != JsonToken.END_ARRAY) {
          IpPrefix prefix = IpPrefix.parse(list.getString());
          operators.put(Objects.requireNonNull(prefix, list.getString()), operator);
        }
      }
    }
  }

  private static boolean isRanges(JsonParser list) {
    return list.currentName().equals("ranges");
  }
}
