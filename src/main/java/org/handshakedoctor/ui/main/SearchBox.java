package org.handshakedoctor.ui.main;

import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;

/// What is typed in the search field becomes a part of the filter, and the other way round. Lives on
/// the FX thread.
final class SearchBox {
  /// Long enough to type on, short enough not to be waited for.
  private static final Duration TYPING_PAUSE = Duration.millis(180);

  private final TextField field;
  private final AnalysisSession session;
  private final ErrorCatalog catalog;
  private final Texts texts;
  private final PauseTransition typing = new PauseTransition(TYPING_PAUSE);
  private final ChangeListener<Filter> onFilter = (_, _, filter) -> show(filter);

  SearchBox(TextField field, AnalysisSession session, ErrorCatalog catalog, Texts texts) {
    this.field = field;
    this.session = session;
    this.catalog = catalog;
    this.texts = texts;
    typing.setOnFinished(_ -> apply());
    field.textProperty().addListener((_, _, _) -> typing.playFromStart());
    field.setOnAction(_ -> apply());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    session.filterProperty().addListener(new WeakChangeListener<>(onFilter));
    show(session.filterProperty().get());
  }

  void focus() {
    field.requestFocus();
    field.selectAll();
  }

  private void apply() {
    typing.stop();
    String text = field.getText().strip();
    Filter filter = session.filterProperty().get();
    if (!text.equals(filter.search().text())) {
      Set<String> named = text.isEmpty() ? Set.of() : catalog.named(text, texts.locale());
      session.filterProperty().set(filter.withSearch(new Filter.Search(text, named)));
    }
  }

  private void show(Filter filter) {
    // While a word is being typed, it is the field that is ahead.
    boolean behind = typing.getStatus() != Animation.Status.RUNNING;
    if (behind && !filter.search().text().equals(field.getText().strip())) {
      field.setText(filter.search().text());
      // Nobody typed that.
      typing.stop();
    }
  }

  /// Takes the last part of the filter away when there is nothing to delete.
  private void pressed(KeyEvent key) {
    Filter filter = session.filterProperty().get();
    if (key.getCode() == KeyCode.BACK_SPACE && field.getText().isEmpty()) {
      filter.parts().stream()
          .reduce((_, last) -> last)
          .ifPresent(last -> session.filterProperty().set(filter.cleared(last)));
      key.consume();
    }
  }
}
