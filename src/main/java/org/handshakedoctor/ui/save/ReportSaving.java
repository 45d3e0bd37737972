package org.handshakedoctor.ui.save;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Supplier;
import javafx.concurrent.Task;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.BlockAdvice;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.export.AddressLabels;
import org.handshakedoctor.core.export.Pace;
import org.handshakedoctor.core.export.ReportFormat;
import org.handshakedoctor.core.export.ReportOptions;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.networks.mmdb.LocationDatabase;
import org.handshakedoctor.core.rules.Guard;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.ui.session.View;

/// Writes one report in the background.
final class ReportSaving extends Task<Path> {
  private final Knowledge knowledge;
  private final Wish wish;
  private final CancellationToken stopped = new CancellationToken();

  /// What the program knows, and is called.
  record Knowledge(
      ErrorCatalog catalog,
      NetworkDirectory networks,
      Supplier<LocationDatabase> locations,
      String program) {}

  /// @param filtered whether only what the filter leaves is saved
  record Wish(
      View view,
      Wording wording,
      ReportFormat format,
      boolean masked,
      boolean filtered,
      Path file) {}

  ReportSaving(Knowledge knowledge, Wish wish) {
    this.knowledge = knowledge;
    this.wish = wish;
    setOnCancelled(_ -> stopped.cancel());
  }

  void start() {
    Thread.ofPlatform().daemon().name("save").start(this);
  }

  @Override
  protected Path call() throws IOException {
    View view = wish.view();
    Report report = wish.filtered() ? view.report() : view.whole();
    Diagnosis diagnosis =
        wish.filtered()
            ? view.diagnosis()
            : Diagnosis.of(report, knowledge.catalog(), knowledge.networks());
    // Numbered by the whole log: two reports of parts of it call a visitor the same.
    AddressLabels labels =
        wish.masked() ? AddressLabels.masked(view.whole()) : AddressLabels.plain();
    ReportOptions options =
        new ReportOptions(
            wish.wording(),
            knowledge.catalog(),
            new BlockAdvice(knowledge.networks(), new Guard(Guard.DEFAULT_MIN_FAILURES)),
            labels,
            knowledge.locations().get(),
            knowledge.program(),
            LocalDateTime.now(ZoneId.systemDefault()));
    Pace pace = new Pace(stopped, done -> updateProgress(done, 1));
    wish.format().save(wish.file(), options, report, diagnosis, true, pace);
    return wish.file();
  }
}
