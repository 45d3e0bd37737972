package org.handshakedoctor.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.handshakedoctor.core.analysis.Comparison;
import org.handshakedoctor.core.analysis.Comparison.Change;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.export.ComparisonWords;

/// A comparison for a person at a terminal: the answer first, then the numbers, then what to know.
record ComparisonText(PrintStream out, Wording wording, ComparisonWords words) {

  void print(Comparison comparison) {
    CliTexts texts = CliTexts.in(wording.locale());
    out.println(words.headline(comparison));
    out.println();
    out.println(texts.get("compare.before", words.span(comparison.before())));
    out.println(texts.get("compare.after", words.span(comparison.after())));
    if (comparison.outcome() != Comparison.Outcome.NOTHING) {
      out.println();
      out.println(texts.get("compare.columns"));
      row(texts, comparison.all(), words.name(comparison.all()));
      for (Change change : comparison.causes()) {
        if (change.cause() != null) {
          String whose = wording.phrase("fault." + change.cause().fault().id());
          row(texts, change, texts.get("compare.row", whose, words.name(change)));
        }
      }
    }
    out.println();
    out.println(texts.get("compare.notes"));
    words.notes(comparison).forEach(note -> out.println("  - " + note));
  }

  private void row(CliTexts texts, Change change, String name) {
    out.printf(
        Locale.ROOT,
        "  %9s  %9s  %9s  %9s  %s%n",
        words.rate(change.before().failuresPerDay()),
        words.rate(change.after().failuresPerDay()),
        words.rate(change.before().clientsPerDay()),
        words.rate(change.after().clientsPerDay()),
        texts.get("compare.row", name, words.verdict(change)));
  }
}
