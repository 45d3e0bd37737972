package org.handshakedoctor.core.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Computes the mark by which a translation says which English it is of, as `entry.schema.json`
/// defines it.
final class Originals {
  private static final int MARK_BYTES = 4;

  private Originals() {}

  static String mark(JsonNode en) {
    StringBuilder texts = new StringBuilder();
    add(texts, en, List.of("name", "happened", "side", "todo", "dont"));
    en.required("causes").forEach(cause -> add(texts, cause, List.of("cause", "evidence")));
    add(texts, en, List.of("who", "expect", "undo", "wrong"));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(texts.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, MARK_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void add(StringBuilder texts, JsonNode parent, List<String> parts) {
    for (String part : parts) {
      texts.append(parent.path(part).asString("")).append('\n');
    }
  }
}
