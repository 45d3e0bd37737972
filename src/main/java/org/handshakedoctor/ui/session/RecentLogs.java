package org.handshakedoctor.ui.session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.handshakedoctor.core.settings.Settings.Recent;
import org.handshakedoctor.core.source.LogLocation;
import org.jspecify.annotations.Nullable;

/// Keeps the list of recent logs: each that was opened, with what was said of it.
public final class RecentLogs {
  private final AnalysisSession session;
  private final Preferences preferences;

  private RecentLogs(AnalysisSession session, Preferences preferences) {
    this.session = session;
    this.preferences = preferences;
  }

  /// Does so for as long as the session lives.
  public static void keep(AnalysisSession session, Preferences preferences) {
    RecentLogs recent = new RecentLogs(session, preferences);
    session.viewProperty().addListener((_, _, view) -> recent.remember(view));
  }

  private void remember(@Nullable View view) {
    // A log that grows is remembered as it was read, not at each new line.
    if (session.phaseProperty().get() == AnalysisSession.Phase.FOLLOWING
        || view == null
        || !view.finished()
        || !view.report().filter().isEmpty()) {
      return;
    }
    List<String> paths =
        session.locationsProperty().get().stream()
            .filter(LogLocation.Local.class::isInstance)
            .map(location -> Path.of(location.name()).toAbsolutePath().normalize().toString())
            .toList();
    String verdict = view.diagnosis().verdict().key();
    boolean anythingRead =
        view.report().log().sources().stream().anyMatch(source -> source.problem() == null);
    if (anythingRead) {
      paths
          .reversed()
          .forEach(
              path ->
                  preferences.change(
                      settings -> settings.withRecent(new Recent(path, Instant.now(), verdict, false))));
    }
  }
}
