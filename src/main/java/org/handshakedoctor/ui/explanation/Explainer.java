package org.handshakedoctor.ui.explanation;

import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.meaning.LineMeanings;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.ui.explanation.Explanation.Block;
import org.handshakedoctor.ui.explanation.Explanation.Section;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;

/// Puts the catalogue's words about a cause in the order of the panel.
final class Explainer {
  private final Texts texts;
  private final Wording wording;
  private final LineMeanings meanings;

  Explainer(Texts texts, ErrorCatalog catalog, LineMeanings meanings) {
    this.texts = texts;
    this.meanings = meanings;
    this.wording = new Wording(catalog, texts.locale());
  }

  /// @param server id of the format of the log; null if it is not known
  Explanation explain(Cause cause, ErrorEntry entry, @Nullable String server, String counts) {
    Block[] side = {
      side(cause.fault(), entry),
      new Block.Prose(entry.text(texts.locale()).side()),
      new Block.Counts(counts)
    };
    return explain(entry, cause.reason(), server, origin(cause), section("side", side));
  }

  /// Without a log, and so without numbers.
  ///
  /// @param reason as it was asked about
  /// @param server id of the format of the line that was asked about; null if there is none
  /// @param origin the words of a log that the entry is for
  Explanation explain(ErrorEntry entry, String reason, @Nullable String server, String origin) {
    Block[] side = {side(entry.fault(), entry), new Block.Prose(entry.text(texts.locale()).side())};
    return explain(entry, reason, server, origin, section("side", side));
  }

  private Explanation explain(
      ErrorEntry entry, String reason, @Nullable String server, String origin, Section side) {
    ErrorEntry.Text text = entry.text(texts.locale());
    List<Section> sections = new ArrayList<>();
    addProse(sections, "dont", text.dont());
    sections.add(causes(text));
    addProse(sections, "who", text.who());
    if (entry.check() != null) {
      sections.add(check(entry.check(), text.expect()));
    }
    addProse(sections, "wrong", text.wrong());
    if (entry.nginxInfoSince() != null) {
      String note = texts.get("explanation.level.text", entry.nginxInfoSince());
      sections.add(section("level", new Block.Note(note)));
    }
    List<String> spellings = meanings.spellings(entry);
    if (!spellings.isEmpty()) {
      sections.add(section("spellings", notes(spellings)));
    }
    Block[] sources = notes(entry.sources());
    return new Explanation(
        text.name(),
        origin,
        List.of(happened(entry, reason), side, todo(entry, server)),
        sections,
        section("sources", sources));
  }

  /// How often the cause is in the log, and of which part of it that is said.
  String counts(Cause cause, View view) {
    ReasonSummary shown = find(view.report(), cause);
    if (shown != null) {
      return counts("explanation.counts", shown);
    }
    ReasonSummary hidden = find(view.whole(), cause);
    return hidden == null
        ? texts.get("explanation.counts.none")
        : counts("explanation.counts.hidden", hidden);
  }

  private String counts(String key, ReasonSummary reason) {
    if (reason.first() == FailureSink.NO_TIME) {
      return texts.get(key + ".timeless", reason.failures(), reason.clients());
    }
    String first = texts.time(reason.first());
    String last = texts.time(reason.last());
    return reason.first() == reason.last()
        ? texts.get(key + ".once", reason.failures(), reason.clients(), first)
        : texts.get(key, reason.failures(), reason.clients(), first, last);
  }

  private static @Nullable ReasonSummary find(Report report, Cause cause) {
    for (ReasonSummary reason : report.reasons()) {
      if (reason.cause().equals(cause)) {
        return reason;
      }
    }
    return null;
  }

  private String origin(Cause cause) {
    String leg = texts.get("explanation.leg." + cause.leg().id());
    String reason = VisibleText.of(cause.reason());
    String operation = cause.operation();
    return operation == null
        ? reason + " · " + leg
        : reason + " · " + VisibleText.of(operation) + " · " + leg;
  }

  private Section happened(ErrorEntry entry, String reason) {
    Block prose = new Block.Prose(entry.text(texts.locale()).happened());
    String detail = wording.detail(entry, reason);
    return detail == null
        ? section("happened", prose)
        : section("happened", prose, new Block.Prose(detail));
  }

  private Block side(Fault fault, ErrorEntry entry) {
    boolean open = fault == Fault.EITHER && entry.confidence() == ErrorEntry.Confidence.OPEN;
    String confidence =
        switch (entry.confidence()) {
          case SURE -> wording.phrase("confidence.sure", List.of());
          case LIKELY -> wording.phrase("confidence.likely", List.of());
          case OPEN -> wording.phrase("confidence.open", List.of());
        };
    return new Block.Side(fault, texts.get("fault." + fault.id()), open ? null : confidence);
  }

  private Section todo(ErrorEntry entry, @Nullable String server) {
    ErrorEntry.Text text = entry.text(texts.locale());
    List<Block> blocks = new ArrayList<>(List.of(new Block.Advice(text.todo())));
    ErrorEntry.Snippet snippet = entry.snippet(server);
    if (snippet != null) {
      blocks.add(
          new Block.Code(
              texts.get("explanation.snippet.file", wording.place(snippet, server)),
              snippet.text(),
              texts.get("explanation.snippet.copy")));
      blocks.add(
          new Block.Code(
              texts.get("explanation.snippet.test"),
              snippet.test(),
              texts.get("explanation.test.copy")));
    }
    if (text.undo() != null) {
      blocks.add(new Block.Note(texts.get("explanation.snippet.undo", text.undo())));
    }
    return section("todo", blocks.toArray(Block[]::new));
  }

  private Section causes(ErrorEntry.Text text) {
    List<Block> blocks = new ArrayList<>();
    for (ErrorEntry.PossibleCause cause : text.causes()) {
      String evidence = texts.get("explanation.evidence", cause.evidence());
      blocks.add(new Block.Ranked(blocks.size() + 1, cause.cause(), evidence));
    }
    return section("causes", blocks.toArray(Block[]::new));
  }

  private Section check(String command, @Nullable String expected) {
    Block code =
        new Block.Code(
            texts.get("explanation.check.caption"), command, texts.get("explanation.check.copy"));
    return expected == null
        ? section("check", code)
        : section("check", code, new Block.Note(texts.get("explanation.check.expect", expected)));
  }

  private void addProse(List<Section> sections, String key, @Nullable String words) {
    if (words != null) {
      sections.add(section(key, new Block.Prose(words)));
    }
  }

  /// @param where the line stands
  Section line(String where, LineExample example) {
    return section("line", new Block.Note(where), new Block.Line(meanings.of(example.anatomy())));
  }

  private static Block[] notes(List<String> words) {
    return words.stream().map(Block.Note::new).toArray(Block[]::new);
  }

  private Section section(String key, Block... blocks) {
    return new Section(texts.get("explanation." + key), List.of(blocks));
  }
}
