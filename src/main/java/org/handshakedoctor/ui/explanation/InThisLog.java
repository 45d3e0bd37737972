package org.handshakedoctor.ui.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.diagnosis.fit.CauseFit;
import org.handshakedoctor.core.diagnosis.fit.Context;
import org.handshakedoctor.core.diagnosis.fit.FitWording;
import org.handshakedoctor.core.diagnosis.fit.Fits;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.ui.explanation.Explanation.Block;
import org.handshakedoctor.ui.explanation.Explanation.Section;
import org.handshakedoctor.ui.fx.Texts;

/// Says what the open log shows about a cause, and which of the possible causes that fits.
final class InThisLog {
  private final Texts texts;
  private final NetworkDirectory networks;
  private final FitWording wording;

  InThisLog(Texts texts, ErrorCatalog catalog, NetworkDirectory networks) {
    this.texts = texts;
    this.networks = networks;
    this.wording = new FitWording(new Wording(catalog, texts.locale()));
  }

  /// @param best rank of the cause that fits best, from 1; 0 if the log cannot tell
  record Found(Section section, int best) {}

  /// Takes seconds in a log of ten million failures.
  ///
  /// @param whole of all failures: a filter would hide what else the addresses did
  /// @return empty if the log does not have the cause, or if it is cancelled
  Optional<Found> find(Report whole, Cause cause, ErrorEntry entry, CancellationToken token) {
    Context context = Context.of(whole, cause, networks, token);
    return context == null || token.isCancelled()
        ? Optional.empty()
        : Optional.of(found(context, entry));
  }

  private Found found(Context context, ErrorEntry entry) {
    Fits fits = Fits.of(entry, context);
    CauseFit best = fits.best();
    List<Block> blocks = new ArrayList<>();
    for (String fact : wording.facts(context)) {
      blocks.add(new Block.Fact(fact));
    }
    blocks.add(best == null ? doubt(fits, entry) : fit(best, entry));
    return new Found(
        new Section(texts.get("explanation.here"), blocks), best == null ? 0 : best.index() + 1);
  }

  private Block fit(CauseFit best, ErrorEntry entry) {
    FitWording.Said said = wording.said(entry, best);
    return new Block.Fit(
        texts.get("explanation.fit", said.cause()),
        said.text(),
        texts.get("explanation.fit.because", said.because()));
  }

  private Block doubt(Fits fits, ErrorEntry entry) {
    int causes = entry.text(texts.locale()).causes().size();
    String why = fits.doubt() == null ? "" : wording.doubt(fits.doubt());
    return new Block.Fact(texts.get("explanation.fit.none", causes, why));
  }
}
