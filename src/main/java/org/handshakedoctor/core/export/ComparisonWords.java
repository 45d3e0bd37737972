package org.handshakedoctor.core.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.handshakedoctor.core.analysis.Comparison;
import org.handshakedoctor.core.analysis.Comparison.Change;
import org.handshakedoctor.core.analysis.Comparison.Side;
import org.handshakedoctor.core.analysis.ComparisonNote;
import org.handshakedoctor.core.analysis.ServerMark;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.log.VisibleText;

/// Says in sentences of one language what a comparison found. Immutable.
public final class ComparisonWords {
  /// Below this a factor is said as a percentage.
  private static final double TWICE = 2;

  private final ErrorCatalog catalog;
  private final ReportWords words;

  public ComparisonWords(ErrorCatalog catalog, Locale locale) {
    this.catalog = catalog;
    this.words = ReportWords.in(locale);
  }

  /// The answer: the numbers, and what changed most clearly.
  public String headline(Comparison comparison) {
    Change all = comparison.all();
    String headline =
        words.get(
            "compare.headline." + comparison.outcome().id(),
            rate(all.before().failuresPerDay()),
            rate(all.after().failuresPerDay()));
    if (comparison.causes().isEmpty() || !comparison.causes().getFirst().isClear()) {
      return headline;
    }
    Change clearest = comparison.causes().getFirst();
    return words.get("compare.clearest", headline, name(clearest), trend(clearest));
  }

  /// From when to when a side goes, and how long that is.
  public String span(Side side) {
    return words.get(
        "compare.span",
        words.time(side.span().from()),
        words.time(side.span().until() - 1),
        length(side.days()));
  }

  /// What became of one cause.
  public String verdict(Change change) {
    String trend = trend(change);
    return switch (change.chance()) {
      case UNLIKELY -> words.get("compare.clear", trend);
      case POSSIBLE -> words.get("compare.possible");
      case TOO_LITTLE -> words.get("compare.too-little");
    };
  }

  /// The change in a word or two, whether or not it is clear.
  public String trend(Change change) {
    double factor = change.after().failuresPerDay() / change.before().failuresPerDay();
    return switch (change.trend()) {
      case NEW -> words.get("compare.new");
      case GONE -> words.get("compare.gone");
      case SAME -> words.get("compare.same");
      case MORE, LESS -> factor(factor);
    };
  }

  private String factor(double factor) {
    if (factor >= TWICE) {
      return words.get("compare.times-more", rate(factor));
    }
    return factor >= 1
        ? words.get("compare.percent-more", words.percent(Math.round(factor * 100 - 100) / 100.0))
        : words.get("compare.percent-less", words.percent(Math.round(100 - factor * 100) / 100.0));
  }

  /// A number of failures or addresses on an average day.
  public String rate(double perDay) {
    return words.rate(perDay);
  }

  /// What has one explanation, by its name.
  public String name(Change change) {
    return change.cause() == null
        ? words.get("compare.all")
        : Objects.requireNonNull(catalog.get(change.cause().entry())).text(words.locale()).name();
  }

  /// What must be known to read the numbers rightly; the method last.
  public List<String> notes(Comparison comparison) {
    List<String> notes = new ArrayList<>();
    for (ComparisonNote note : comparison.notes()) {
      notes.add(note(note));
    }
    notes.add(words.get("compare.method"));
    return notes;
  }

  private String note(ComparisonNote note) {
    return switch (note) {
      case ComparisonNote.TooShort(boolean after, double hours) ->
          words.get(key("compare.short", after), rate(hours));
      case ComparisonNote.Gap(boolean after, long from, long until) ->
          words.get(key("compare.gap", after), words.time(from), words.time(until));
      case ComparisonNote.Level(boolean afterHasInfo) ->
          words.get(afterHasInfo ? "compare.level.after" : "compare.level.before");
      case ComparisonNote.Version(String before, String after) ->
          words.get("compare.version", VisibleText.of(before), VisibleText.of(after));
      case ComparisonNote.Overlap(long from, long until) ->
          words.get("compare.overlap", words.time(from), words.time(until));
      case ComparisonNote.Reversed() -> words.get("compare.reversed");
      case ComparisonNote.Unread(boolean after, double share) ->
          words.get(key("compare.unread", after), words.percent(share));
    };
  }

  /// What a mark of the log says.
  public String mark(ServerMark mark) {
    String version = mark.version() == null ? "" : VisibleText.of(mark.version());
    String key = "mark." + mark.kind().id();
    return mark.kind() == ServerMark.Kind.START && !version.isEmpty()
        ? words.get("mark.start.as", version)
        : words.get(key, version);
  }

  private static String key(String key, boolean after) {
    return key + (after ? ".after" : ".before");
  }

  private String length(double days) {
    return days < 1
        ? words.get("compare.hours", rate(days * 24))
        : words.get("compare.days", rate(days));
  }
}
