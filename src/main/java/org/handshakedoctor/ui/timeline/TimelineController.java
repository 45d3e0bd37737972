package org.handshakedoctor.ui.timeline;


import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;

/// Timeline.
public final class TimelineController {

  public TimelineController(AnalysisSession session, Texts texts) {}
}
