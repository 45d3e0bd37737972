package org.handshakedoctor.core.networks.dns;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.handshakedoctor.core.networks.NetworkKind;
import org.handshakedoctor.core.networks.Operator;
import org.handshakedoctor.core.networks.OperatorFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Known organisations by the end of their machines' names. Immutable.
final class KnownHosts {
  private final Map<String, Operator> suffixes;

  private KnownHosts(Map<String, Operator> suffixes) {
    this.suffixes = Map.copyOf(suffixes);
  }

  /// Loads the list that is bundled with the program.
  static KnownHosts bundled() {
    Map<String, Operator> suffixes = new HashMap<>();
    OperatorFields fields = new OperatorFields();
    NetworkKind kind = NetworkKind.SCANNER;
    InputStream in =
        Objects.requireNonNull(KnownHosts.class.getResourceAsStream("host-names.json"));
    try (JsonParser list = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      JsonToken token;
      while ((token = list.nextToken()) != null) {
        if (token != JsonToken.PROPERTY_NAME || fields.read(list)) {
          continue;
        }
        switch (list.currentName()) {
          case "kind" -> kind = NetworkKind.of(Objects.requireNonNull(list.nextStringValue()));
          case "suffixes" -> {
            list.nextToken();
            while (list.nextToken() != JsonToken.END_ARRAY) {
              suffixes.put(list.getString(), fields.operator(kind));
            }
          }
          default -> {}
        }
      }
    }
    return new KnownHosts(suffixes);
  }

  /// Whose name this would be: the longest suffix that begins at a dot or is all of it.
  ///
  /// @param name lower case
  @Nullable Operator find(String name) {
    int from = 0;
    while (true) {
      Operator operator = suffixes.get(name.substring(from));
      int dot = name.indexOf('.', from);
      if (operator != null || dot < 0) {
        return operator;
      }
      from = dot + 1;
    }
  }
}
