package org.handshakedoctor.ui.problems;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The sources that could not be read, or not quite: what is the matter and what to do, one line
/// each. Not there when all is well.
public final class ProblemsController {
  /// A folder of pictures must not push the panes out of the window.
  private static final int SHOWN = 4;

  private static final double LONGEST_NAME = 240;

  private final AnalysisSession session;
  private final Wording wording;
  private final Texts texts;
  private final ChangeListener<@Nullable View> onView = (_, _, view) -> show(view);

  @FXML private VBox root;

  public ProblemsController(AnalysisSession session, ErrorCatalog catalog, Texts texts) {
    this.session = session;
    this.wording = new Wording(catalog, texts.locale());
    this.texts = texts;
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    session.viewProperty().addListener(new WeakChangeListener<>(onView));
    show(session.viewProperty().get());
  }

  private void show(@Nullable View view) {
    List<Node> rows = new ArrayList<>();
    if (view != null) {
      for (SourceSummary source : view.report().log().sources()) {
        SourceProblem problem = source.problem();
        if (problem != null) {
          rows.add(row(source, wording.problem(problem), Feather.ALERT_TRIANGLE, "problem"));
        }
        if (source.repeats() != null) {
          rows.add(row(source, wording.repeat(source.repeats()), Feather.INFO, "note"));
        }
        source
            .notes()
            .forEach(note -> rows.add(row(source, wording.note(note), Feather.INFO, "note")));
      }
    }
    if (rows.size() > SHOWN) {
      Label more = new Label(texts.get("problems.more", rows.size() - SHOWN));
      more.getStyleClass().add("muted");
      rows.subList(SHOWN, rows.size()).clear();
      rows.add(more);
    }
    root.getChildren().setAll(rows);
    root.setVisible(!rows.isEmpty());
    root.setManaged(!rows.isEmpty());
  }

  private static Node row(SourceSummary source, String words, Feather icon, String styleClass) {
    String path = VisibleText.of(source.name());
    Label name = new Label(path.substring(path.lastIndexOf('/') + 1));
    name.setTooltip(new Tooltip(path));
    name.getStyleClass().add("source-name");
    name.setMaxWidth(LONGEST_NAME);
    name.setMinWidth(Region.USE_PREF_SIZE);
    Label text = new Label(words);
    text.setWrapText(true);
    HBox row = new HBox(8, new FontIcon(icon), name, text);
    row.getStyleClass().addAll("source-row", styleClass);
    return row;
  }
}
