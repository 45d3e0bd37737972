package org.handshakedoctor.ui.lines;


import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;

/// Lines.
public final class LinesController {

  public LinesController(AnalysisSession session, Texts texts) {}
}
