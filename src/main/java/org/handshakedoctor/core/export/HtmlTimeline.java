package org.handshakedoctor.core.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.handshakedoctor.core.analysis.TimeTick;
import org.handshakedoctor.core.analysis.Timeline;
import org.handshakedoctor.core.tls.Fault;

/// Failures over time, drawn as SVG and said as a table.
///
/// The bars are stacked by fault, in the one order that the program always has. Each fault has a
/// pattern of its own, so that the picture needs no colours. The colours are those of the style
/// sheet, which alone knows whether it is dark.
record HtmlTimeline(HtmlWriter html, ReportWords words) {
  private static final int WIDTH = 960;
  private static final int TOP = 12;
  private static final int BOTTOM = 190;
  private static final int HEIGHT = 220;
  private static final int LEFT = 84;
  private static final int RIGHT = 944;
  private static final int MOST_TICKS = 9;
  private static final int WIDEST_BAR = 48;

  /// A single refused certificate among a million scanners must be seen.
  private static final double LEAST_PART = 2;

  void write(Timeline timeline) {
    List<Fault> present = present(timeline);
    legend(timeline, present);
    int most = timeline.ceiling();
    html.open(
        "svg",
        "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT,
        "role",
        "img",
        "aria-labelledby",
        "timeline-title timeline-about");
    html.element("title", words.get("timeline"), "id", "timeline-title");
    html.element("desc", about(timeline), "id", "timeline-about");
    patterns(present);
    axis(timeline, most);
    for (int bucket = 0; bucket < timeline.size(); bucket++) {
      if (timeline.total(bucket) > 0) {
        bar(timeline, bucket, present, most);
      }
    }
    html.close().newLine();
    table(timeline, present);
  }

  private void legend(Timeline timeline, List<Fault> present) {
    html.open("ul", "class", "legend");
    for (Fault fault : present) {
      html.open("li");
      html.open(
          "svg", "viewBox", "0 0 14 14", "width", "14", "height", "14", "aria-hidden", "true");
      html.open(
          "rect", "x", "1", "y", "1", "width", "12", "height", "12", "class", "f-" + fault.id());
      html.close().close();
      int sum = 0;
      for (int bucket = 0; bucket < timeline.size(); bucket++) {
        sum += timeline.count(bucket, fault);
      }
      html.text(" " + words.get("fault." + fault.id()) + " ").element("b", words.number(sum));
      html.close();
    }
    html.close().newLine();
  }

  private String about(Timeline timeline) {
    return words.get(
        "timeline.about",
        words.time(timeline.startOf(0)),
        words.time(timeline.startOf(timeline.size())),
        step(timeline.bucketSeconds()));
  }

  private void patterns(List<Fault> present) {
    html.open("defs");
    for (Fault fault : present) {
      String id = fault.id();
      html.open(
          "pattern",
          "id",
          "p-" + id,
          "width",
          "6",
          "height",
          "6",
          "patternUnits",
          "userSpaceOnUse");
      html.open("rect", "width", "6", "height", "6", "class", "tint-" + id).close();
      switch (fault) {
        case SITE -> html.open("rect", "width", "6", "height", "6", "class", "ink-" + id).close();
        case BACKEND ->
            html.open("path", "d", "M-1 7L7-1M-1 1L1-1M5 7L7 5", "class", "line-" + id).close();
        case EITHER ->
            html.open("circle", "cx", "3", "cy", "3", "r", "1.4", "class", "ink-" + id).close();
        case NETWORK -> html.open("path", "d", "M0 3H6", "class", "line-" + id).close();
        case VISITOR -> {}
      }
      html.close();
    }
    html.close().newLine();
  }

  private void axis(Timeline timeline, int most) {
    line(LEFT, BOTTOM, RIGHT, BOTTOM);
    line(LEFT, TOP, RIGHT, TOP);
    label(LEFT - 8, TOP + 4, "end", words.number(most));
    label(LEFT - 8, BOTTOM + 4, "end", "0");
    label(LEFT - 8, BOTTOM + 18, "end", step(timeline.bucketSeconds()));
    long start = timeline.startOf(0);
    long end = timeline.startOf(timeline.size());
    for (TimeTick tick : TimeTick.between(start, end, MOST_TICKS)) {
      double x = LEFT + (double) (tick.time() - start) / (end - start) * (RIGHT - LEFT);
      line(x, BOTTOM, x, BOTTOM + 5);
      label(Math.clamp(x, LEFT + 30, RIGHT - 30), BOTTOM + 18, "middle", tick.label());
    }
  }

  private void bar(Timeline timeline, int bucket, List<Fault> present, int most) {
    double step = (double) (RIGHT - LEFT) / timeline.size();
    double width = Math.clamp(step > 4 ? step - 1 : step, 0.5, WIDEST_BAR);
    double x = LEFT + bucket * step + (step - width) / 2;
    int total = timeline.total(bucket);
    long parts = present.stream().filter(fault -> timeline.count(bucket, fault) > 0).count();
    double least = LEAST_PART * parts;
    double height = Math.max(least, (double) (BOTTOM - TOP) * total / most);
    html.open("g");
    html.element("title", said(timeline, bucket, present));
    double y = BOTTOM;
    for (Fault fault : present) {
      int count = timeline.count(bucket, fault);
      if (count > 0) {
        double part = LEAST_PART + (height - least) * count / total;
        y -= part;
        html.open(
                "rect",
                "x",
                number(x),
                "y",
                number(y),
                "width",
                number(width),
                "height",
                number(part),
                "class",
                "f-" + fault.id())
            .close();
      }
    }
    html.close().newLine();
  }

  private String said(Timeline timeline, int bucket, List<Fault> present) {
    StringBuilder said = new StringBuilder(words.time(timeline.startOf(bucket)));
    for (Fault fault : present) {
      int count = timeline.count(bucket, fault);
      if (count > 0) {
        said.append(" · ").append(words.get("fault." + fault.id())).append(' ');
        said.append(words.number(count));
      }
    }
    return said.toString();
  }

  /// The same for those who cannot see it, or want to copy it.
  private void table(Timeline timeline, List<Fault> present) {
    html.open("details");
    html.element("summary", words.get("timeline.table"));
    html.open("table").open("thead").open("tr");
    html.element("th", words.get("timeline.from"), "scope", "col");
    html.element("th", words.get("failures"), "scope", "col", "class", "n");
    present.forEach(
        fault ->
            html.element("th", words.get("fault." + fault.id()), "scope", "col", "class", "n"));
    html.close().close().open("tbody").newLine();
    for (int bucket = 0; bucket < timeline.size(); bucket++) {
      if (timeline.total(bucket) > 0) {
        html.open("tr").element("td", words.time(timeline.startOf(bucket)));
        html.element("td", words.number(timeline.total(bucket)), "class", "n");
        for (Fault fault : present) {
          html.element("td", words.number(timeline.count(bucket, fault)), "class", "n");
        }
        html.close().newLine();
      }
    }
    html.close().close().close().newLine();
  }

  private String step(int seconds) {
    if (seconds < 60) {
      return words.get("step.seconds", seconds);
    }
    if (seconds < 3600) {
      return words.get("step.minutes", seconds / 60);
    }
    return seconds < 86_400
        ? words.get("step.hours", seconds / 3600)
        : words.get("step.days", seconds / 86_400);
  }

  private void line(double x1, double y1, double x2, double y2) {
    html.open(
            "path",
            "d",
            "M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2),
            "class",
            "axis")
        .close();
  }

  private void label(double x, double y, String anchor, String text) {
    html.element("text", text, "x", number(x), "y", number(y), "text-anchor", anchor);
  }

  private static List<Fault> present(Timeline timeline) {
    return Arrays.stream(Fault.values())
        .filter(
            fault -> {
              for (int bucket = 0; bucket < timeline.size(); bucket++) {
                if (timeline.count(bucket, fault) > 0) {
                  return true;
                }
              }
              return false;
            })
        .toList();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
