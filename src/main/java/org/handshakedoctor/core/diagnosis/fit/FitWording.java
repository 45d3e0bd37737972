package org.handshakedoctor.core.diagnosis.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Occurrence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.diagnosis.Wording;

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
    facts.add(rhythm(context));
    if (context.occurrence().clients().size() > 0) {
      facts.add(others(context.occurrence()));
      addVisits(facts, context.occurrence());
      addOperators(facts, context);
    }
    return List.copyOf(facts);
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
      facts.add(
          wording.phrase("fit.client", List.of(seen.failures(), seen.clients().address(0))));
    } else {
      facts.add(
          wording.phrase("fit.clients", List.of(seen.failures(), clients, seen.networks())));
    }
    if (seen.largest() != null && seen.inLargest() > 1 && seen.networks() > 1) {
      facts.add(wording.phrase("fit.largest", List.of(seen.inLargest(), seen.largest())));
    }
  }

  private String rhythm(Context context) {
    List<Finding> found = RHYTHM.stream().map(trait -> trait.look(context)).toList();
    if (found.stream().allMatch(one -> one.answer() == Answer.UNKNOWN)) {
      return sentence(found.getFirst());
    }
    String seen =
        sentences(
            found.stream().filter(one -> one.answer() == Answer.HOLDS).map(this::sentence));
    return seen.isEmpty() ? wording.phrase("fit.rhythm.none") : seen;
  }

  private String others(Occurrence seen) {
    int clients = seen.clients().size();
    if (seen.alone() == clients) {
      return wording.phrase("fit.alone", List.of(clients));
    }
    String names =
        list(
            seen.others().stream()
                .map(
                    other ->
                        wording.phrase(
                            "fit.other", List.of(new EntryName(other.entry()), other.clients()))),
            seen.others().size());
    return wording.phrase("fit.others", List.of(clients - seen.alone(), clients, names));
  }

  private void addVisits(List<String> facts, Occurrence seen) {
    if (seen.served() >= 0) {
      facts.add(wording.phrase("fit.served", List.of(seen.served(), seen.clients().size())));
    }
  }

  private void addOperators(List<String> facts, Context context) {
    List<Context.Known> known = context.operators();
    if (!known.isEmpty()) {
      int clients = known.stream().mapToInt(Context.Known::clients).sum();
      String names = list(known.stream().map(one -> one.operator().name()).distinct(), known.size());
      facts.add(
          wording.phrase(
              "fit.known", List.of(clients, context.occurrence().clients().size(), names)));
    }
  }

  private String list(Stream<String> names, int size) {
    String first = names.limit(NAMED).collect(Collectors.joining(wording.phrase("fit.list")));
    return size > NAMED ? wording.phrase("fit.more", List.of(first)) : first;
  }

  private String sentence(Finding finding) {
    return wording.phrase(finding.phrase(), finding.arguments());
  }

  private String sentences(Stream<String> all) {
    return all.collect(Collectors.joining(wording.phrase("fit.sentences")));
  }
}
