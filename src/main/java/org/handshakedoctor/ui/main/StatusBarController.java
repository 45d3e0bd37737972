package org.handshakedoctor.ui.main;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;

/// The small print: how much of the log was understood, and what its times mean.
public final class StatusBarController {
  private static final double MEGABYTE = 1e6;

  private final AnalysisSession session;
  private final Texts texts;
  private final ChangeListener<@Nullable View> onView = (_, _, view) -> show(view);

  @FXML private HBox root;
  @FXML private Label understood;
  @FXML private Label zone;
  @FXML private Label amount;

  public StatusBarController(AnalysisSession session, Texts texts) {
    this.session = session;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    session.viewProperty().addListener(new WeakChangeListener<>(onView));
    show(session.viewProperty().get());
  }

  private void show(@Nullable View view) {
    root.setVisible(view != null);
    root.setManaged(view != null);
    if (view == null) {
      return;
    }
    Report report = view.report();
    long lines = report.lines();
    long unread = 0;
    long bytes = 0;
    for (SourceSummary source : report.log().sources()) {
      unread += source.unread();
      bytes += source.bytes();
    }
    double share = lines == 0 ? 0 : (double) (lines - unread) / lines;
    understood.setText(texts.get("main.status.understood", texts.percent(share)));
    zone.setText(texts.get("main.status.zone"));
    amount.setText(texts.get("main.status.amount", lines, bytes / MEGABYTE));
  }
}
