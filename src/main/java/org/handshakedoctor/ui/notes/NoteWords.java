package org.handshakedoctor.ui.notes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.ReadingOptions;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.notes.Note.Level;
import org.handshakedoctor.ui.session.FileNews;
import org.handshakedoctor.ui.session.SourceNames;
import org.jspecify.annotations.Nullable;

/// Puts into words how a log was read.
record NoteWords(Wording wording, Texts texts) {
  /// Below this the lines are probably of something else than they were taken for.
  private static final double DOUBTFUL = 0.6;

  private static final int SAMPLE_SHOWN = 120;

  /// What is to be said, in the order of the sources, and after them what is about all.
  ///
  /// @param finished whether nothing more will come
  /// @param news what has happened to followed files
  /// @param brokenSettings where settings that could not be read were put; null if they could
  List<Note> of(
      FailureLog log,
      ReadingOptions options,
      boolean finished,
      List<FileNews> news,
      @Nullable Path brokenSettings) {
    List<Note> notes = new ArrayList<>();
    SourceNames names = SourceNames.of(log.sources());
    for (SourceSummary source : log.sources()) {
      addSource(source, names.name(source), finished, notes);
    }
    for (FileNews one : news) {
      String file = VisibleText.of(one.source().substring(one.source().lastIndexOf('/') + 1));
      String event = one.event().name().toLowerCase(Locale.ROOT);
      notes.add(new Note(Level.INFO, "", texts.get("main.news." + event, file)));
    }
    if (log.forgedCount() > 0) {
      notes.add(new Note(Level.ODD, "", texts.get("notes.forged", log.forgedCount())));
    }
    notes.add(new Note(Level.INFO, "", clock(log, options)));
    if (brokenSettings != null) {
      notes.add(new Note(Level.ODD, "", texts.get("notes.settings", brokenSettings)));
    }
    return notes;
  }

  private void addSource(SourceSummary source, String name, boolean finished, List<Note> notes) {
    SourceProblem problem = source.problem();
    if (problem != null) {
      Level level = problem.isUnreadable() ? Level.BAD : Level.ODD;
      notes.add(new Note(level, name, wording.problem(problem)));
    } else if (source.repeats() != null) {
      notes.add(
          new Note(Level.ODD, name, wording.repeat(VisibleText.of(source.repeats()))));
    } else if (finished && !source.finished()) {
      notes.add(new Note(Level.ODD, name, texts.get("notes.stopped", source.lines())));
    }
    String format = source.format();
    if (format != null) {
      notes.add(understood(source, name, wording.format(format)));
    }
    source.notes().stream()
        .sorted()
        .forEach(note -> notes.add(new Note(Level.ODD, name, wording.note(note))));
  }

  private Note understood(SourceSummary source, String name, String format) {
    double share = (double) (source.lines() - source.unread()) / source.lines();
    String percent = texts.percent(share);
    if (source.unread() == 0) {
      return new Note(Level.GOOD, name, texts.get("notes.read", format, source.lines()));
    }
    String sample = source.unreadSamples().isEmpty() ? "" : source.unreadSamples().getFirst();
    String shown = VisibleText.of(sample);
    String begin = shown.length() > SAMPLE_SHOWN ? shown.substring(0, SAMPLE_SHOWN) + "…" : shown;
    boolean doubtful = share < DOUBTFUL;
    return new Note(
        doubtful ? Level.ODD : Level.GOOD,
        name,
        texts.get(
            doubtful ? "notes.doubtful" : "notes.part",
            format,
            source.lines(),
            percent,
            source.unread(),
            begin));
  }

  private String clock(FailureLog log, ReadingOptions options) {
    if (log.zone() == null) {
      return texts.get("notes.zone.none");
    }
    boolean chosen = options.zone() != null;
    return texts.get(chosen ? "notes.zone.chosen" : "notes.zone.logged", log.zone());
  }

  /// All of it as text, to be sent to somebody.
  String plain(List<Note> notes) {
    StringBuilder text = new StringBuilder();
    for (Note note : notes) {
      text.append(note.level().symbol()).append(' ');
      text.append(note.where().isEmpty() ? "" : note.where() + ": ");
      text.append(note.words()).append('\n');
    }
    return text.toString();
  }
}
