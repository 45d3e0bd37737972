package org.handshakedoctor.ui.main;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is left out at the moment: one pill for each part of the filter, and how many failures it
/// leaves. Not there while nothing is filtered.
public final class FilterBarController {
  /// More names than this do not fit a pill.
  private static final int NAMES_SHOWN = 2;

  private final AnalysisSession session;
  private final ErrorCatalog catalog;
  private final Texts texts;
  private final ChangeListener<Filter> onFilter = (_, _, _) -> showPills();
  private final ChangeListener<@Nullable View> onView = (_, _, view) -> showCount(view);

  @FXML private HBox root;
  @FXML private FlowPane pills;
  @FXML private Label count;

  public FilterBarController(AnalysisSession session, ErrorCatalog catalog, Texts texts) {
    this.session = session;
    this.catalog = catalog;
    this.texts = texts;
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
    session.filterProperty().set(Filter.NONE);
  }

  private void showPills() {
    Filter filter = session.filterProperty().get();
    List<Node> shown = new ArrayList<>();
    if (!filter.search().text().isEmpty()) {
      shown.add(
          pill(
              texts.get("main.filter.search", VisibleText.of(filter.search().text())),
              filter.withSearch(Filter.NONE.search())));
    }
    if (!filter.entries().isEmpty()) {
      shown.add(
          pill(
              texts.get("main.filter.error", names(filter)),
              filter.withEntries(Filter.NONE.entries())));
    }
    IpAddress client = filter.client();
    if (client != null) {
      shown.add(pill(texts.get("main.filter.address", client), filter.withClient(null)));
    }
    TimeRange time = filter.time();
    if (!time.equals(TimeRange.ALL)) {
      shown.add(
          pill(
              texts.get("main.filter.time", texts.time(time.from()), texts.time(time.until())),
              filter.withTime(TimeRange.ALL)));
    }
    pills.getChildren().setAll(shown);
    root.setVisible(!shown.isEmpty());
    root.setManaged(!shown.isEmpty());
  }

  private Button pill(String text, Filter without) {
    Button pill = new Button(text, new FontIcon(Feather.X));
    pill.setContentDisplay(ContentDisplay.RIGHT);
    pill.getStyleClass().addAll("pill", "small");
    pill.setAccessibleText(texts.get("main.filter.remove", text));
    pill.setOnAction(_ -> session.filterProperty().set(without));
    return pill;
  }

  private String names(Filter filter) {
    List<String> names =
        filter.entries().stream()
            .sorted()
            .map(id -> Objects.requireNonNull(catalog.get(id)).text(texts.locale()).name())
            .toList();
    String first = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
    return names.size() <= NAMES_SHOWN ? first : first + " +" + (names.size() - NAMES_SHOWN);
  }

  private void showCount(@Nullable View view) {
    if (view != null) {
      count.setText(
          texts.get("main.filter.count", view.report().failures(), view.whole().failures()));
    }
  }
}
