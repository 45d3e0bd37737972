package org.handshakedoctor.ui.welcome;

import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.Preferences;

/// Welcome.
public final class WelcomeController {
  public WelcomeController(AnalysisSession session, Preferences preferences, Texts texts) {}
}
