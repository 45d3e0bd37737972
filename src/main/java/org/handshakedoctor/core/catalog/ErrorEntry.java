package org.handshakedoctor.core.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// One explained error, as it stands in its JSON file; `entry.schema.json` beside the files says
/// what each part is.
public record ErrorEntry(
    String id,
    Match match,
    Fault fault,
    Confidence confidence,
    Action action,
    @Nullable String nginxInfoSince,
    String sample,
    List<String> sources,
    @Nullable Snippet snippet,
    @Nullable String check,
    Text en,
    Text zh) {

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
  /// @param file where it goes
  /// @param test the command that proves and applies it
  public record Snippet(String file, String text, String test) {}

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
  }

  /// English for every language that is not Chinese.
  public Text text(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? zh : en;
  }
}
