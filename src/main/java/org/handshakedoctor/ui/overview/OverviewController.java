package org.handshakedoctor.ui.overview;

import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;

/// Overview.
public final class OverviewController {

  public OverviewController(AnalysisSession session, Texts texts, ErrorCatalog catalog) {}
}
