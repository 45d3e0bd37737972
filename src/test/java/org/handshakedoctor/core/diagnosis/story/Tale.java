package org.handshakedoctor.core.diagnosis.story;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.CatalogClassifier;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.diagnosis.Verdict;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.task.CancellationToken;

/// A story, and what has to be said of it.
///
/// @param leading id of the evidence that decides
/// @param action entry or phrase of the first thing to do; empty: nothing
/// @param headline words of the first sentence
/// @param seen ids of other evidence that there must be
/// @param blockable addresses that may be blocked, all of them
record Tale(
    String name,
    Consumer<StoryLog> writer,
    Verdict verdict,
    String leading,
    String action,
    List<String> headline,
    List<String> seen,
    Set<String> blockable) {
  static final ErrorCatalog CATALOG = ErrorCatalog.bundled();
  static final NetworkDirectory NETWORKS = NetworkDirectory.bundled();

  static Tale of(
      String name, Consumer<StoryLog> writer, Verdict verdict, String leading, String action) {
    return new Tale(name, writer, verdict, leading, action, List.of(), List.of(), Set.of());
  }

  Tale says(String... words) {
    return new Tale(name, writer, verdict, leading, action, List.of(words), seen, blockable);
  }

  Tale sees(String... ids) {
    return new Tale(name, writer, verdict, leading, action, headline, List.of(ids), blockable);
  }

  Tale mayBlock(String... addresses) {
    return new Tale(name, writer, verdict, leading, action, headline, seen, Set.of(addresses));
  }

  Report report() {
    StoryLog story = new StoryLog();
    writer.accept(story);
    FailureLog log =
        new Analyzer(new CatalogClassifier(CATALOG))
            .analyze(story.locations(), (_, _) -> {}, new CancellationToken());
    return Report.of(log, Filter.NONE);
  }

  static Diagnosis diagnosis(Report report) {
    return Diagnosis.of(report, CATALOG, NETWORKS);
  }

  @Override
  public String toString() {
    return name;
  }
}
