package org.handshakedoctor.core.diagnosis.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Occurrence;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.networks.NetworkDirectory;

/// Says in whole sentences what a log shows about a cause. Immutable.
public record FitWording(Wording wording) {
  /// What is about a rhythm, in the order in which it is said.
  private static final List<Trait> RHYTHM =
      List.of(
          Trait.FIXED_INTERVAL,
          Trait.BURST,
          Trait.SINGLE_LINES,
          Trait.RETURNING,
          Trait.EVERY_DAY,
          Trait.SUDDEN_START,
          Trait.SUDDEN_END);

  /// Names that a reader takes in at once.
  private static final int NAMED = 3;

  /// What is to be seen, whatever it means: who, in which rhythm, and what else they did. One
  /// sentence each, without numbers that are said elsewhere.
  public List<String> facts(Context context) {
    List<String> facts = new ArrayList<>();
    addClients(facts, context.occurrence());
    addRhythm(facts, context);
    if (context.occurrence().clients().size() > 0) {
      facts.add(others(context.occurrence()));
      addVisits(facts, context.occurrence());
      addOperators(facts, context);
    }
    return List.copyOf(facts);
  }

  /// The cause that fits best, said in full.
  ///
  /// @param cause its rank, from 1
  public record Said(int cause, String text, String because) {}

  /// What fits best to the main causes of a report; those that the log cannot tell anything about
  /// are left out.
  public Map<Cause, Said> said(Report report, ErrorCatalog catalog, NetworkDirectory networks) {
    Map<Cause, Said> said = new HashMap<>();
    Context.ofMain(report, networks)
        .forEach(
            (cause, context) -> {
              ErrorEntry entry = Objects.requireNonNull(catalog.get(cause.entry(), cause.leg()));
              CauseFit best = Fits.of(entry, context).best();
              if (best != null) {
                said.put(cause, said(entry, best));
              }
            });
    return said;
  }

  /// A cause of this entry that fits, said in full.
  public Said said(ErrorEntry entry, CauseFit fit) {
    String text = entry.text(wording.locale()).causes().get(fit.index()).cause();
    return new Said(fit.index() + 1, text, because(fit));
  }

  /// What speaks for a cause that fits.
  public String because(CauseFit fit) {
    return sentences(fit.findings().stream().map(this::sentence).distinct());
  }

  /// Why no cause can be named.
  public String doubt(Finding doubt) {
    return sentence(doubt);
  }

  private void addClients(List<String> facts, Occurrence seen) {
    int clients = seen.clients().size();
    if (clients == 0) {
      facts.add(wording.phrase("fit.strangers", List.of(seen.failures())));
    } else if (clients == 1) {
      facts.add(wording.phrase("fit.client", List.of(seen.failures(), seen.clients().address(0))));
    } else {
      facts.add(wording.phrase("fit.clients", List.of(clients, seen.networks())));
    }
    if (seen.largest() != null && seen.inLargest() > 1 && seen.networks() > 1) {
      facts.add(wording.phrase("fit.largest", List.of(seen.inLargest(), seen.largest())));
    }
  }

  /// Where there is too little to see a rhythm, that is said where a cause would be named.
  private void addRhythm(List<String> facts, Context context) {
    List<Finding> found = RHYTHM.stream().map(trait -> trait.look(context)).toList();
    if (found.stream().anyMatch(one -> one.answer() != Answer.UNKNOWN)) {
      String seen =
          sentences(found.stream().filter(one -> one.answer() == Answer.HOLDS).map(this::sentence));
      facts.add(seen.isEmpty() ? wording.phrase("fit.rhythm.none") : seen);
    }
  }

  private String others(Occurrence seen) {
    int clients = seen.clients().size();
    if (seen.alone() == clients) {
      return wording.phrase("fit.alone", List.of(clients));
    }
    String names = list(seen.others().stream().map(this::other), seen.others().size());
    return clients == 1
        ? wording.phrase("fit.others.one", List.of(names))
        : wording.phrase("fit.others", List.of(clients - seen.alone(), clients, names));
  }

  private String other(Occurrence.Other other) {
    return wording.phrase("fit.other", List.of(new EntryName(other.entry()), other.clients()));
  }

  private void addVisits(List<String> facts, Occurrence seen) {
    if (seen.served() >= 0) {
      boolean one = seen.clients().size() == 1;
      facts.add(wording.phrase(one ? "fit.served.one" : "fit.served", List.of(seen.served())));
    }
  }

  private void addOperators(List<String> facts, Context context) {
    List<String> names =
        context.operators().stream().map(one -> one.operator().name()).distinct().toList();
    if (!names.isEmpty()) {
      String list = list(names.stream(), names.size());
      int clients = context.operators().stream().mapToInt(Context.Known::clients).sum();
      facts.add(
          context.occurrence().clients().size() == 1
              ? wording.phrase("fit.known.one", List.of(list))
              : wording.phrase("fit.known", List.of(clients, list)));
    }
  }

  private String list(Stream<String> names, int size) {
    String first = joined("fit.list", names.limit(NAMED));
    return size > NAMED ? wording.phrase("fit.more", List.of(first)) : first;
  }

  private String sentence(Finding finding) {
    return wording.phrase(finding.phrase(), finding.arguments());
  }

  private String sentences(Stream<String> all) {
    return joined("fit.sentences", all);
  }

  /// Put together as the language does it.
  private String joined(String phrase, Stream<String> all) {
    return all.reduce((one, next) -> wording.phrase(phrase, List.of(one, next))).orElse("");
  }
}
