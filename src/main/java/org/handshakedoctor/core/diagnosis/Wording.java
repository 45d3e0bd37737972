package org.handshakedoctor.core.diagnosis;

import java.text.MessageFormat;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.handshakedoctor.core.analysis.SourceSummary.SourceNote;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.catalog.Language;
import org.handshakedoctor.core.diagnosis.Evidence.Action;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.diagnosis.Evidence.Moment;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.rules.SpareReason;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// Turns a diagnosis into sentences of one language. Immutable.
public final class Wording {
  private final ErrorCatalog catalog;
  private final Locale locale;
  private final ResourceBundle phrases;

  public Wording(ErrorCatalog catalog, Locale locale) {
    this.catalog = catalog;
    this.locale = locale;
    this.phrases = Language.bundle("org.handshakedoctor.core.diagnosis.phrases", locale);
  }

  /// What to do, said in full.
  ///
  /// @param snippet text to paste; null if there is none
  /// @param place where the text goes; null if there is none or it is not known
  /// @param entry id of the explanation behind it; null if there is none
  public record Advice(
      String text, @Nullable String snippet, @Nullable String place, @Nullable String entry) {}

  public Locale locale() {
    return locale;
  }

  /// The verdict in two or three words.
  public String verdict(Verdict verdict) {
    return phrases.getString("verdict." + verdict.key());
  }

  /// The one sentence that stands above everything.
  public String headline(Diagnosis diagnosis) {
    Evidence leading = diagnosis.leading();
    return leading == null
        ? phrases.getString("headline")
        : phrase("headline." + leading.id(), leading.arguments());
  }

  public String text(Evidence evidence) {
    return phrase("evidence." + evidence.id(), evidence.arguments());
  }

  /// What would lead to another verdict.
  public String change(Diagnosis diagnosis) {
    Evidence leading = diagnosis.leading();
    String special = leading == null ? "" : "change." + leading.id();
    return phrase(phrases.containsKey(special) ? special : "change." + diagnosis.verdict().key());
  }

  public Advice advice(Action action) {
    return switch (action) {
      case Action.Phrase(String id, List<Object> arguments, String snippet) ->
          new Advice(phrase("action." + id, arguments), snippet, null, null);
      case Action.OfEntry(String id, Leg leg, String server) -> {
        ErrorEntry entry = Objects.requireNonNull(catalog.get(id, leg), id);
        String todo = entry.text(locale).todo();
        ErrorEntry.Snippet snippet = entry.snippet(server);
        yield snippet == null
            ? new Advice(todo, null, null, id)
            : new Advice(todo, snippet.text(), place(snippet, server), id);
      }
    };
  }

  /// One sentence more of what happened, where the reason says more than its entry; else null.
  public @Nullable String detail(ErrorEntry entry, String reason) {
    return catalog.detail(entry, reason, locale);
  }

  /// Where a setting goes, and for which server it is where that is not the log's.
  ///
  /// @param server id of the log's format; null if it is not known
  public String place(ErrorEntry.Snippet snippet, @Nullable String server) {
    String where = snippet.where(locale);
    return snippet.server().equals(server)
        ? where
        : phrase("place", List.of(where, phrase("server." + snippet.server())));
  }

  /// How far the program would bet on a diagnosis, in a word or two.
  public String confidence(Confidence confidence) {
    return phrase("confidence." + confidence.id());
  }

  /// What became of a source that gave nothing, and what to do about it.
  public String problem(SourceProblem problem) {
    return phrase("problem." + problem.id());
  }

  /// Something odd about a source that was read all the same.
  public String note(SourceNote note) {
    return phrase("note." + note.id());
  }

  /// A format of logs, by its id.
  public String format(String id) {
    return phrase("format." + id);
  }

  /// Why a log was not read although nothing is wrong with it.
  public String repeat(String of) {
    return phrase("repeat", List.of(of));
  }

  /// Why an address is left out of the rules, with what was seen of it.
  public String spared(Spared spared) {
    return phrase("spared." + spared.reason().id(), spared.evidence());
  }

  /// What would have to be true for blocking an address all the same; null where nothing would do.
  public @Nullable String override(SpareReason reason) {
    return reason.hard() ? null : phrase("override." + reason.id());
  }

  public String caution(Caution caution) {
    return phrase("caution." + caution.kind().id(), caution.arguments());
  }

  /// What to do in place of rules; null where rules are shown.
  public @Nullable String remedy(Caution caution) {
    return caution.kind().insteadOfRules()
        ? phrase("remedy." + caution.kind().id(), caution.arguments())
        : null;
  }

  /// How well a target suits the log.
  public String target(TargetAdvice advice) {
    return phrase("target." + advice.fit().id(), List.of(advice.writer().name()));
  }

  /// A phrase of this package by its key, for those who speak of single addresses.
  public String phrase(String key) {
    return phrase(key, List.of());
  }

  /// The same with its arguments, in the order of their numbers.
  public String phrase(String key, List<?> arguments) {
    Object[] spoken = arguments.stream().map(this::spoken).toArray();
    return new MessageFormat(phrases.getString(key), locale).format(spoken);
  }

  private String moment(Moment moment) {
    LocalDateTime time = time(moment.time());
    String clock = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time);
    Integer begin = moment.begin();
    if (begin != null && time(begin).toLocalDate().equals(time.toLocalDate())) {
      return clock;
    }
    String date =
        DateTimeFormatter.ofPattern(phrases.getString("moment.date"), locale).format(time);
    String day = time.getDayOfWeek().getDisplayName(TextStyle.FULL, locale);
    return phrase("moment", List.of(clock, day, date));
  }

  private static LocalDateTime time(int seconds) {
    return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
  }

  private Object spoken(Object argument) {
    return switch (argument) {
      case Number number -> number;
      case Moment moment -> moment(moment);
      case EntryName(String id) -> Objects.requireNonNull(catalog.get(id), id).text(locale).name();
      // Words of the log among them: nothing that a screen or a terminal could take for a command.
      default -> VisibleText.of(argument.toString());
    };
  }
}
