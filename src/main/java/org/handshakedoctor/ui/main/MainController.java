package org.handshakedoctor.ui.main;

import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.Preferences;

/// Main.
public final class MainController {
  public MainController(
      AnalysisSession session, Preferences preferences, Texts texts, ErrorCatalog catalog) {}
}
