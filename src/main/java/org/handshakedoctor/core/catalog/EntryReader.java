package org.handshakedoctor.core.catalog;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.handshakedoctor.core.catalog.ErrorEntry.Match;
import org.handshakedoctor.core.catalog.ErrorEntry.PossibleCause;
import org.handshakedoctor.core.catalog.ErrorEntry.Snippet;
import org.handshakedoctor.core.catalog.ErrorEntry.Text;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads one entry from its JSON file. Strict: a part that is missing or misspelt would otherwise
/// be lost without a word.
///
/// By hand, because binding JSON to records costs a third of a second when it is first used, more
/// than reading a hundred megabytes of log.
final class EntryReader {
  private static final JsonFactory JSON = new JsonFactory();

  /// The parts not used yet.
  private final Map<String, Object> parts;

  private EntryReader(Object object) {
    if (!(object instanceof Map<?, ?> members)) {
      throw new IllegalArgumentException("an object was expected: " + object);
    }
    parts = new LinkedHashMap<>();
    members.forEach((name, value) -> parts.put((String) name, value));
  }

  /// @throws IllegalArgumentException if the entry has not exactly the parts of the schema
  static ErrorEntry read(InputStream in) {
    EntryReader parts = parts(in);
    ErrorEntry entry =
        new ErrorEntry(
            parts.text("id"),
            match(parts.object("match")),
            Fault.valueOf(constant(parts.text("fault"))),
            ErrorEntry.Confidence.valueOf(constant(parts.text("confidence"))),
            ErrorEntry.Action.valueOf(constant(parts.text("action"))),
            parts.optionalText("nginxInfoSince"),
            parts.text("sample"),
            parts.list("sources", String.class::cast),
            parts.list("snippets", EntryReader::snippet),
            parts.optionalText("check"),
            parts.list("fits", EntryReader::traits),
            words(parts.object("en"), true),
            translation(parts.object("zh"), true));
    parts.end();
    return entry;
  }

  /// The same of a family, which is no entry yet: it has no id, nothing to match, and no name.
  static TailFamily readFamily(InputStream in) {
    EntryReader parts = parts(in);
    TailFamily family =
        new TailFamily(
            Fault.valueOf(constant(parts.text("fault"))),
            ErrorEntry.Confidence.valueOf(constant(parts.text("confidence"))),
            ErrorEntry.Action.valueOf(constant(parts.text("action"))),
            parts.list("sources", String.class::cast),
            parts.list("snippets", EntryReader::snippet),
            parts.optionalText("check"),
            parts.list("fits", EntryReader::traits),
            words(parts.object("en"), false),
            translation(parts.object("zh"), false));
    parts.end();
    return family;
  }

  private static EntryReader parts(InputStream in) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
      json.nextToken();
      return new EntryReader(value(json));
    }
  }

  private static Match match(EntryReader parts) {
    Set<Leg> legs =
        new LinkedHashSet<>(parts.list("legs", leg -> Leg.valueOf(constant((String) leg))));
    Match match =
        new Match(
            legs,
            parts.list("messages", String.class::cast),
            new LinkedHashSet<>(parts.list("alerts", Integer.class::cast)),
            parts.list("reasons", String.class::cast));
    parts.end();
    return match;
  }

  private static Snippet snippet(Object object) {
    EntryReader parts = new EntryReader(object);
    EntryReader where = parts.object("where");
    Snippet snippet =
        new Snippet(
            parts.text("server"),
            where.text("en"),
            where.text("zh"),
            parts.text("text"),
            parts.text("test"));
    where.end();
    parts.end();
    return snippet;
  }

  private static List<String> traits(Object object) {
    return ((List<?>) object).stream().map(String.class::cast).toList();
  }

  /// A translation says which English it is of; that is for those who write, and a test.
  private static Text translation(EntryReader parts, boolean named) {
    parts.text("of");
    return words(parts, named);
  }

  private static Text words(EntryReader parts, boolean named) {
    Text words =
        new Text(
            named ? parts.text("name") : "",
            parts.text("happened"),
            parts.text("side"),
            parts.text("todo"),
            parts.optionalText("dont"),
            parts.list("causes", EntryReader::cause),
            parts.optionalText("who"),
            parts.optionalText("expect"),
            parts.optionalText("undo"),
            parts.text("wrong"));
    parts.end();
    return words;
  }

  private static PossibleCause cause(Object object) {
    EntryReader parts = new EntryReader(object);
    PossibleCause cause = new PossibleCause(parts.text("cause"), parts.text("evidence"));
    parts.end();
    return cause;
  }

  private String text(String name) {
    String text = optionalText(name);
    if (text == null) {
      throw new IllegalArgumentException("missing: " + name);
    }
    return text;
  }

  private @Nullable String optionalText(String name) {
    return (String) parts.remove(name);
  }

  private EntryReader object(String name) {
    Object object = parts.remove(name);
    if (object == null) {
      throw new IllegalArgumentException("missing: " + name);
    }
    return new EntryReader(object);
  }

  private <T> List<T> list(String name, Function<Object, T> element) {
    List<T> list = new ArrayList<>();
    if (parts.remove(name) instanceof List<?> values) {
      for (Object value : values) {
        list.add(element.apply(value));
      }
    }
    return list;
  }

  private void end() {
    if (!parts.isEmpty()) {
      throw new IllegalArgumentException("unknown: " + parts.keySet());
    }
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static Object value(JsonParser json) {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          members.put(name, value(json));
        }
        yield members;
      }
      case START_ARRAY -> {
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(json));
        }
        yield elements;
      }
      case VALUE_NUMBER_INT -> json.getIntValue();
      case VALUE_STRING -> json.getString();
      default -> throw new IllegalArgumentException("unexpected " + json.currentToken());
    };
  }
}
