package org.handshakedoctor.ui.main;

import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;

/// The small print: what was read and how much of it was understood, and what its times mean. The
/// list of the sources unfolds above it.
public final class StatusBarController {
  private static final double MEGABYTE = 1e6;

  private final AnalysisSession session;
  private final Texts texts;
  private final ChangeListener<@Nullable View> onView = (_, _, view) -> show(view);

  @FXML private VBox root;
  @FXML private Node drawer;
  @FXML private ToggleButton sources;
  @FXML private Label understood;
  @FXML private MenuButton zone;
  @FXML private Label amount;
  private @Nullable ZoneMenu zones;

  public StatusBarController(AnalysisSession session, Texts texts) {
    this.session = session;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    zones = new ZoneMenu(zone, session, texts);
    drawer.visibleProperty().bind(sources.selectedProperty());
    drawer.managedProperty().bind(sources.selectedProperty());
    session.viewProperty().addListener(new WeakChangeListener<>(onView));
    show(session.viewProperty().get());
  }

  private void show(@Nullable View view) {
    root.setVisible(view != null);
    root.setManaged(view != null);
    if (view == null) {
      sources.setSelected(false);
      return;
    }
    Report report = view.report();
    List<SourceSummary> all = report.log().sources();
    long lines = report.lines();
    long unread = 0;
    long bytes = 0;
    for (SourceSummary source : all) {
      unread += source.unread();
      bytes += source.bytes();
    }
    double share = lines == 0 ? 0 : (double) (lines - unread) / lines;
    understood.setText(texts.get("main.status.understood", texts.percent(share)));
    sources.setText(texts.get("main.status.sources", all.size()));
    amount.setText(texts.get("main.status.amount", lines, bytes / MEGABYTE));
    if (zones != null) {
      zones.show(report.log());
    }
  }
}
