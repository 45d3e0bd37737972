package org.handshakedoctor.ui.main;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.handshakedoctor.core.source.FollowEvent;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.AnalysisSession.Phase;
import org.handshakedoctor.ui.session.FileNews;

/// The switch that lets new lines appear as they are written, and whether they do. There while a
/// file of this computer is open; off whenever a log is opened.
public final class FollowController {
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

  private final AnalysisSession session;
  private final Texts texts;
  private final InvalidationListener refresh = _ -> show();

  @FXML private ToggleButton root;
  @FXML private Tooltip tip;

  public FollowController(AnalysisSession session, Texts texts) {
    this.session = session;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    session.phaseProperty().addListener(new WeakInvalidationListener(refresh));
    session.optionsProperty().addListener(new WeakInvalidationListener(refresh));
    session.newsProperty().addListener(new WeakInvalidationListener(refresh));
    show();
  }

  @FXML
  void toggle() {
    session.follow(root.isSelected());
    show();
  }

  private void show() {
    Phase phase = session.phaseProperty().get();
    boolean possible =
        session.canBeReadAgain()
            && session.locationsProperty().get().stream()
                .anyMatch(LogLocation.Local.class::isInstance);
    root.setVisible(possible);
    root.setManaged(possible);
    root.setDisable(phase == Phase.READING);
    root.setSelected(session.optionsProperty().get().follow());
    FileNews news = session.newsProperty().get();
    boolean waiting = news != null && news.event() == FollowEvent.GONE;
    String state = phase != Phase.FOLLOWING ? "off" : waiting ? "waiting" : "on";
    root.pseudoClassStateChanged(WAITING, waiting);
    root.setText(texts.get("main.follow." + state));
    tip.setText(texts.get("main.follow.tip." + state));
    root.setAccessibleHelp(tip.getText());
  }
}
