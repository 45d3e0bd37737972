package org.handshakedoctor.core.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// One explained error, as it stands in its JSON file or is put together from a row and a family of
/// the long tail; `entry.schema.json` beside the files says what each part is.
///
/// @param sample null in the long tail
/// @param snippets at most one for each server
/// @param fits for each cause the traits that speak for it, none where the log cannot tell; empty
///   if nobody has said so for any cause
public record ErrorEntry(
    String id,
    Match match,
    Fault fault,
    Confidence confidence,
    Action action,
    @Nullable String nginxInfoSince,
    @Nullable String sample,
    List<String> sources,
    List<Snippet> snippets,
    @Nullable String check,
    List<List<String>> fits,
    Text en,
    Text zh) {
  private static final String USUAL_SERVER = "nginx";

  public enum Confidence {
    SURE,
    LIKELY,
    OPEN
  }

  /// What the error usually asks of the owner of the site.
  public enum Action {
    NONE,
    WATCH,
    FIX
  }

  /// What a failure must carry to be explained by this entry. No legs means any leg.
  public record Match(
      Set<Leg> legs, List<String> messages, Set<Integer> alerts, List<String> reasons) {
    public Match {
      legs = legs == null ? Set.of() : Set.copyOf(legs);
      messages = messages == null ? List.of() : List.copyOf(messages);
      alerts = alerts == null ? Set.of() : Set.copyOf(alerts);
      reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }
  }

  /// A setting to paste.
  ///
  /// @param server whose setting it is: the id of the log format that this server writes
  /// @param where it goes, in English
  /// @param whereZh the same in Chinese
  /// @param test the command that proves and applies it
  public record Snippet(String server, String where, String whereZh, String text, String test) {
    /// Where it goes, in the reader's language.
    public String where(Locale locale) {
      return Language.isChinese(locale) ? whereZh : where;
    }
  }

  /// One possible cause, with what in the log tells it apart.
  public record PossibleCause(String cause, String evidence) {}

  /// The words in one language.
  public record Text(
      String name,
      String happened,
      String side,
      String todo,
      @Nullable String dont,
      List<PossibleCause> causes,
      @Nullable String who,
      @Nullable String expect,
      @Nullable String undo,
      String wrong) {
    public Text {
      causes = List.copyOf(causes);
    }
  }

  public ErrorEntry {
    sources = List.copyOf(sources);
    snippets = List.copyOf(snippets);
    fits = fits.stream().map(List::copyOf).toList();
  }

  /// The setting for the server that wrote the log; where there is none, that of nginx, which most
  /// readers have. Null if there is neither.
  ///
  /// @param server id of the log's format; null if it is not known
  public @Nullable Snippet snippet(@Nullable String server) {
    Snippet usual = null;
    for (Snippet snippet : snippets) {
      if (snippet.server().equals(server)) {
        return snippet;
      }
      if (snippet.server().equals(USUAL_SERVER)) {
        usual = snippet;
      }
    }
    return usual;
  }

  /// English for every language that is not Chinese.
  public Text text(Locale locale) {
    return Language.isChinese(locale) ? zh : en;
  }
}
