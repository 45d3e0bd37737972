package org.handshakedoctor.ui.explanation;

import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;

/// Explanation.
public final class ExplanationController {

  public ExplanationController(AnalysisSession session, Texts texts, ErrorCatalog catalog) {}
}
