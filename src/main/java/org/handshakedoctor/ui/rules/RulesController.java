package org.handshakedoctor.ui.rules;

import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;

/// Rules.
public final class RulesController {

  public RulesController(AnalysisSession session, Texts texts, ErrorCatalog catalog, NetworkDirectory networks) {}
}
