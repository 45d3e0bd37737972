package org.handshakedoctor.ui.overview;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.analysis.Timeline;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.diagnosis.Evidence;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.View;

/// How far the log can be trusted to show everything: always said, also where all is well.
record Limits(Texts texts, Wording wording) {
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;
  private static final int DAY = 86_400;

  /// A shorter silence is nothing special.
  private static final double NOTABLE_GAP = 0.2;

  /// Shorter ones are between any two visitors.
  private static final int LEAST_GAP = HOUR;

  /// Something that is said, and what it is about; the same as an equal one, so that it need not be
  /// made anew.
  ///
  /// @param about a word, empty where it is the same as before
  record Limit(String about, String text) {}

  List<Limit> of(View view) {
    List<Limit> limits = new ArrayList<>();
    Report whole = view.whole();
    Diagnosis diagnosis = view.wholeDiagnosis();
    if (whole.failures() > 0) {
      times(limits, whole);
    }
    lines(limits, whole, view.finished());
    versions(limits, diagnosis, whole.failures() > 0);
    if (whole.failures() > 0) {
      front(limits, diagnosis);
    }
    add(
        limits,
        texts.get("overview.limit-also"),
        diagnosis.evidence().stream().filter(Findings::isLimit).toList());
    return limits;
  }

  /// The same on the screen.
  List<? extends Node> nodes(List<Limit> limits) {
    return limits.stream().map(Limits::node).toList();
  }

  private static Node node(Limit limit) {
    Label about = new Label(limit.about());
    about.getStyleClass().addAll("muted", "about");
    Label text = new Label(limit.text());
    text.setWrapText(true);
    text.setMinHeight(Label.USE_PREF_SIZE);
    VBox column = new VBox(text);
    HBox.setHgrow(column, Priority.ALWAYS);
    HBox row = new HBox(8, about, column);
    row.getStyleClass().add("limit");
    return row;
  }

  private void times(List<Limit> limits, Report whole) {
    String about = texts.get("overview.limit-time");
    if (whole.first() == FailureSink.NO_TIME) {
      limits.add(new Limit(about, texts.get("overview.limit-no-time")));
      return;
    }
    long span = (long) whole.last() - whole.first();
    String from = texts.time(whole.first());
    String until = texts.time(whole.last());
    limits.add(new Limit(about, texts.get("overview.limit-time-is", from, until, duration(span))));
    gap(limits, whole.timeline(), span);
  }

  /// The longest time without a failure, if it is long.
  private void gap(List<Limit> limits, Timeline timeline, long span) {
    int longest = 0;
    int end = 0;
    int length = 0;
    for (int i = 0; i < timeline.size(); i++) {
      length = timeline.total(i) == 0 ? length + 1 : 0;
      if (length > longest) {
        longest = length;
        end = i + 1;
      }
    }
    long seconds = (long) longest * timeline.bucketSeconds();
    if (seconds >= LEAST_GAP && seconds >= NOTABLE_GAP * span) {
      String from = texts.time(timeline.startOf(end - longest));
      limits.add(new Limit("", texts.get("overview.limit-gap", duration(seconds), from)));
    }
  }

  private void lines(List<Limit> limits, Report whole, boolean finished) {
    String about = texts.get("overview.limit-lines");
    List<SourceSummary> sources = whole.log().sources();
    long lines = whole.lines();
    long understood = lines - sources.stream().mapToLong(SourceSummary::unread).sum();
    String share = texts.percent(Math.floor(1000.0 * understood / Math.max(1, lines)) / 1000);
    limits.add(
        new Limit(
            about,
            understood == lines
                ? texts.get("overview.limit-all", lines)
                : texts.get("overview.limit-understood", understood, lines, share)));
    long cut = sources.stream().filter(one -> one.problem() != null || !one.finished()).count();
    if (finished && cut > 0) {
      limits.add(new Limit("", texts.get("overview.limit-cut", cut)));
    }
  }

  private void versions(List<Limit> limits, Diagnosis diagnosis, boolean anything) {
    String about = texts.get("overview.limit-versions");
    List<Evidence> seen = diagnosis.evidence().stream().filter(Findings::isVersion).toList();
    if (seen.isEmpty() && anything) {
      limits.add(new Limit(about, texts.get("overview.limit-no-versions")));
    }
    add(limits, about, seen);
  }

  private void front(List<Limit> limits, Diagnosis diagnosis) {
    String text =
        diagnosis.evidence().stream()
            .filter(one -> one.id().equals("proxy-in-front"))
            .map(wording::text)
            .findFirst()
            .orElseGet(() -> texts.get("overview.limit-no-front"));
    limits.add(new Limit(texts.get("overview.limit-front"), text));
  }

  /// What they are about stands beside the first.
  private void add(List<Limit> limits, String about, List<Evidence> said) {
    String word = about;
    for (Evidence one : said) {
      limits.add(new Limit(word, wording.text(one)));
      word = "";
    }
  }

  /// In the largest unit that leaves two of it or more.
  private String duration(long seconds) {
    if (seconds >= 2 * DAY) {
      return texts.get("overview.days", Math.round((double) seconds / DAY));
    }
    if (seconds >= 2 * HOUR) {
      return texts.get("overview.hours", Math.round((double) seconds / HOUR));
    }
    return seconds >= 2 * MINUTE
        ? texts.get("overview.minutes", Math.round((double) seconds / MINUTE))
        : texts.get("overview.seconds", seconds);
  }
}
