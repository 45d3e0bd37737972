package org.handshakedoctor.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.catalog.ErrorEntry.PossibleCause;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.lookup.Answer;
import org.handshakedoctor.core.meaning.LineMeaning;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.TlsAlert;
import org.jspecify.annotations.Nullable;

/// An explanation for a person at a terminal.
final class EntryText {
  private final PrintStream out;
  private final Wording wording;
  private final CliTexts texts;
  private boolean first = true;

  EntryText(PrintStream out, Wording wording) {
    this.out = out;
    this.wording = wording;
    this.texts = CliTexts.in(wording.locale());
  }

  /// What the digits of a code say by themselves.
  ///
  /// @param alert that it stands for, or null
  void code(String printed, String meaning, @Nullable Integer alert) {
    out.println(VisibleText.of(printed + ": " + meaning));
    if (alert != null) {
      out.println(texts.get("explain.alert", "" + alert, TlsAlert.of(alert).name()));
    }
    first = false;
  }

  /// A whole line: what each of its parts means, and what it gives away about the server.
  void line(LineMeaning line) {
    out.println(texts.get("explain.line"));
    for (LineMeaning.Part part : line.telling()) {
      out.println("  " + part.label() + ": " + part.text());
      out.println("      " + part.words());
    }
    line.reveals().forEach(sentence -> out.println("  " + sentence));
    first = false;
  }

  /// The text that belongs to a bare code.
  void reason(String reason) {
    out.println(texts.get("explain.reason", reason));
  }

  /// @param kind of the line; null where there is no line, and the settings of all servers are
  ///   shown
  /// @param spellings how its error is written by different libraries
  void entry(ErrorEntry entry, @Nullable FailureKind kind, List<String> spellings) {
    ErrorEntry.Text text = entry.text(texts.locale());
    if (!first) {
      out.println();
    }
    first = false;
    out.println(text.name() + legs(entry.match().legs()));
    String detail = kind == null ? null : wording.detail(entry, kind.reason());
    part("explain.happened", text.happened() + (detail == null ? "" : "\n" + detail));
    part("explain.side", text.side());
    part("explain.todo", text.todo());
    snippets(entry, kind == null ? null : kind.format());
    part("explain.undo", text.undo());
    part("explain.dont", text.dont());
    out.println(texts.get("explain.causes"));
    int number = 1;
    for (PossibleCause cause : text.causes()) {
      out.println("  " + number++ + ". " + cause.cause());
      out.println("     " + texts.get("explain.evidence", cause.evidence()));
    }
    part("explain.who", text.who());
    part("explain.check", entry.check());
    part("explain.expect", text.expect());
    part("explain.wrong", text.wrong());
    String since = entry.nginxInfoSince();
    part("explain.nginx", since == null ? null : texts.get("explain.nginx.since", since));
    part("explain.spellings", spellings.isEmpty() ? null : String.join("\n", spellings));
    part("explain.sources", String.join("; ", entry.sources()));
  }

  private void snippets(ErrorEntry entry, @Nullable String server) {
    ErrorEntry.Snippet own = server == null ? null : entry.snippet(server);
    for (ErrorEntry.Snippet snippet : own == null ? entry.snippets() : List.of(own)) {
      out.println("  " + texts.get("explain.file", wording.place(snippet, server)));
      snippet.text().lines().forEach(line -> out.println("      " + line));
      out.println("  " + texts.get("explain.test", snippet.test()));
    }
  }

  void unknown(String asked) {
    out.println(texts.get("explain.unknown", asked));
  }

  /// What it may have been, with the words that explain it.
  void similar(List<Answer.Suggestion> suggestions) {
    if (!suggestions.isEmpty()) {
      out.println(texts.get("explain.similar"));
    }
    for (Answer.Suggestion one : suggestions) {
      String name = one.entry().text(texts.locale()).name();
      out.println("  " + texts.get("explain.similar.one", name, quoted(one.words())));
    }
  }

  /// As a shell takes it.
  private static String quoted(String words) {
    if (words.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-'))) {
      return words;
    }
    return words.contains("\"") || words.contains("$")
        ? "'" + words.replace("'", "'\\''") + "'"
        : '"' + words + '"';
  }

  private void part(String key, @Nullable String text) {
    if (text != null) {
      out.println(texts.get(key));
      text.lines().forEach(line -> out.println("  " + line));
    }
  }

  private String legs(Set<Leg> legs) {
    String words =
        new TreeSet<>(legs)
            .stream().map(leg -> texts.get("leg." + leg.id())).collect(Collectors.joining(", "));
    return legs.isEmpty() ? "" : " [" + words + "]";
  }
}
