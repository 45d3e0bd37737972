package org.handshakedoctor.ui.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.lookup.AddressMask;
import org.handshakedoctor.core.lookup.Answer;
import org.handshakedoctor.core.meaning.LineMeanings;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.TlsAlert;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// What the window says of a question and of what it found. Everything that was asked may be from a
/// log and is made safe to show here.
record LookupWords(Texts texts, LineMeanings meanings) {

  String name(ErrorEntry entry) {
    return entry.text(texts.locale()).name();
  }

  /// What a log says, and between whom.
  String origin(Found.Hit hit) {
    String legs =
        new TreeSet<>(hit.entry().match().legs())
            .stream().map(this::leg).collect(Collectors.joining(", "));
    String words = VisibleText.of(hit.words());
    return legs.isEmpty() ? words : words + " · " + legs;
  }

  private String leg(Leg leg) {
    return texts.get("explanation.leg." + leg.id());
  }

  /// How many fit exactly and how many are similar.
  String count(Found found) {
    if (found.exact() > 0) {
      return texts.get("lookup.count.exact", found.exact(), found.similar());
    }
    return found.isUnexplained()
        ? texts.get("lookup.count.none", found.similar())
        : texts.get("lookup.count.similar", found.similar());
  }

  /// What the text was taken for; null where it speaks for itself.
  @Nullable String taken(Answer answer) {
    return switch (answer.asked()) {
      case CODE, LINE, ERRORS, NAME, ALERT ->
          texts.get("lookup.taken." + answer.asked().name().toLowerCase(Locale.ROOT));
      case NOTHING, REASON, MESSAGE, WORDS -> null;
    };
  }

  /// What the digits of its codes, its reason and its alert say by themselves.
  List<String> decoded(Answer answer) {
    List<String> lines = new ArrayList<>();
    for (Answer.Code code : answer.codes()) {
      lines.add(VisibleText.of(code.printed() + ": " + meanings.code(code.decoded())));
    }
    // A code says its reason itself.
    if (answer.reason() != null && answer.codes().isEmpty()) {
      lines.add(texts.get("lookup.reason", VisibleText.of(answer.reason())));
    }
    Integer alert = answer.alert();
    if (alert != null) {
      lines.add(texts.get("lookup.alert", alert, TlsAlert.of(alert).name()));
    }
    return lines;
  }

  /// For somebody who may know more. Nobody's address is in it.
  String report(Answer answer) {
    List<String> lines = new ArrayList<>();
    lines.add(texts.get("lookup.report"));
    lines.add(AddressMask.of(VisibleText.of(answer.text())));
    decoded(answer).forEach(line -> lines.add("- " + AddressMask.of(line)));
    return String.join("\n", lines) + "\n";
  }
}
