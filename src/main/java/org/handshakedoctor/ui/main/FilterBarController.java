package org.handshakedoctor.ui.main;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.stage.Window;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Filter.Part;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.ui.actions.Action;
import org.handshakedoctor.ui.actions.Actions;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;

/// What is left out at the moment: one pill for each part of the filter; and always how many
/// failures of how many are shown.
public final class FilterBarController implements FilterPill.Wishes {
  private final AnalysisSession session;
  private final ErrorCatalog catalog;
  private final Texts texts;
  private final Actions actions;
  private final PillWords words;
  private final ChangeListener<Filter> onFilter = (_, _, _) -> showPills();
  private final ChangeListener<@Nullable View> onView = (_, _, view) -> showCount(view);

  @FXML private HBox root;
  @FXML private Label only;
  @FXML private FlowPane pills;
  @FXML private Label count;
  @FXML private Button clear;

  public FilterBarController(
      AnalysisSession session, ErrorCatalog catalog, Texts texts, Actions actions) {
    this.session = session;
    this.catalog = catalog;
    this.texts = texts;
    this.actions = actions;
    this.words = new PillWords(catalog, texts);
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    session.filterProperty().addListener(new WeakChangeListener<>(onFilter));
    session.viewProperty().addListener(new WeakChangeListener<>(onView));
    showPills();
    showCount(session.viewProperty().get());
  }

  @FXML
  void clearAll() {
    change(Filter.NONE);
  }

  @Override
  public void change(Filter wanted) {
    session.filterProperty().set(wanted);
  }

  @Override
  public void edit(Part part) {
    Filter filter = session.filterProperty().get();
    View view = session.viewProperty().get();
    Window owner = root.getScene().getWindow();
    Optional<Filter> edited =
        switch (part) {
          case SEARCH -> {
            actions.run(Action.SEARCH);
            yield Optional.empty();
          }
          case TIME -> FilterEditor.ofTime(owner, texts, filter).showAndWait();
          case CLIENTS -> FilterEditor.ofClients(owner, texts, filter).showAndWait();
          case ENTRIES ->
              view == null
                  ? Optional.empty()
                  : FilterEditor.ofEntries(owner, texts, filter, view.whole(), catalog)
                      .showAndWait();
        };
    edited.ifPresent(this::change);
  }

  private void showPills() {
    Filter filter = session.filterProperty().get();
    List<Node> shown = new ArrayList<>();
    for (Part part : filter.parts()) {
      shown.add(new FilterPill(filter, part, words.of(filter, part), texts, this));
    }
    pills.getChildren().setAll(shown);
    only.setText(texts.get(shown.isEmpty() ? "main.filter.none" : "main.filter"));
    clear.setVisible(!shown.isEmpty());
    clear.setManaged(!shown.isEmpty());
  }

  private void showCount(@Nullable View view) {
    root.setVisible(view != null);
    root.setManaged(view != null);
    if (view != null) {
      count.setText(
          texts.get("main.filter.count", view.report().failures(), view.whole().failures()));
    }
  }
}
