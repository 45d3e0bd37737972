package org.handshakedoctor.ui.explanation;

import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.meaning.LineMeanings;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.ui.explanation.Explanation.Section;
import org.handshakedoctor.ui.fx.Background;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;

/// Explains the selected cause, or the most frequent one while none is selected.
///
/// The panel is built when the cause changes; while a log is read only the counts in it follow.
public final class ExplanationController {
  private final AnalysisSession session;
  private final Texts texts;
  private final ErrorCatalog catalog;
  private final Explainer explainer;
  private final InThisLog inThisLog;
  private final InvalidationListener listener = _ -> refresh();

  private final SeeAlso seeAlso;
  private @Nullable Cause shown;
  private @Nullable ExplanationView content;

  /// Looks at the log for the shown cause; null while nothing does.
  private @Nullable CancellationToken looking;

  /// Lines of the log when it was last looked at for the shown cause.
  private long linesSeen = -1;

  @FXML private StackPane root;
  @FXML private Node hint;
  @FXML private Label hintText;
  @FXML private ScrollPane scroll;

  public ExplanationController(
      AnalysisSession session,
      Texts texts,
      ErrorCatalog catalog,
      NetworkDirectory networks,
      LineMeanings meanings,
      SeeAlso seeAlso) {
    this.session = session;
    this.seeAlso = seeAlso;
    this.texts = texts;
    this.catalog = catalog;
    this.explainer = new Explainer(texts, catalog, meanings);
    this.inThisLog = new InThisLog(texts, catalog, networks);
  }

  @FXML
  private void initialize() {
    // The session holds this view only weakly; the view itself has to hold its controller.
    root.setUserData(this);
    root.getStyleClass().add(texts.locale().getLanguage());
    session.selectedCauseProperty().addListener(new WeakInvalidationListener(listener));
    session.viewProperty().addListener(new WeakInvalidationListener(listener));
    session.phaseProperty().addListener(new WeakInvalidationListener(listener));
    refresh();
  }

  private void refresh() {
    View view = session.viewProperty().get();
    Cause cause = cause(view);
    boolean some = cause != null;
    hint.setVisible(!some);
    scroll.setVisible(some);
    hintText.setText(texts.get("explanation.hint." + hint(view)));
    if (cause == null || view == null) {
      stopLooking();
      shown = null;
      content = null;
      scroll.setContent(null);
    } else if (cause.equals(shown) && content != null) {
      content.setCounts(explainer.counts(cause, view));
      lookAgain(cause, view, content);
    } else {
      build(cause, view);
    }
  }

  private @Nullable Cause cause(@Nullable View view) {
    Cause selected = session.selectedCauseProperty().get();
    if (view == null || selected != null) {
      return view == null ? null : selected;
    }
    List<ReasonSummary> reasons = view.report().reasons();
    return reasons.isEmpty() ? null : reasons.getFirst().cause();
  }

  private String hint(@Nullable View view) {
    return switch (session.phaseProperty().get()) {
      case EMPTY -> "empty";
      case READING -> "reading";
      case READING_AGAIN, STOPPED, DONE, FOLLOWING ->
          view == null || view.whole().failures() == 0 ? "none" : "filtered";
    };
  }

  private void build(Cause cause, View view) {
    ErrorEntry entry = entry(cause);
    String counts = explainer.counts(cause, view);
    String server = view.whole().log().formatOf(entry.id());
    ExplanationView made =
        new ExplanationView(texts, explainer.explain(cause, entry, server, counts), counts);
    shown = cause;
    content = made;
    scroll.setContent(made);
    scroll.setVvalue(0);
    seeAlso.addTo(made, entry);
    look(cause, view, made);
    // The log may be large or its disk slow.
    Background.run(
        () -> LineExample.find(view, cause, entry.sample()).map(this::line),
        found -> found.ifPresent(made::setLine));
  }

  private void look(Cause cause, View view, ExplanationView made) {
    stopLooking();
    CancellationToken token = new CancellationToken();
    looking = token;
    linesSeen = view.whole().lines();
    ErrorEntry entry = entry(cause);
    Background.run(
        () -> inThisLog.find(view.whole(), cause, entry, token),
        found -> {
          if (!token.isCancelled()) {
            looking = null;
            found.ifPresent(made::setHere);
            // The log may have grown meanwhile.
            refresh();
          }
        });
  }

  private void stopLooking() {
    if (looking != null) {
      looking.cancel();
      looking = null;
    }
  }

  /// While the log is read its end would be looked at as often as it is shown; once it has been
  /// read, what was seen in the first part of it is no longer true.
  private void lookAgain(Cause cause, View view, ExplanationView made) {
    if (view.finished() && looking == null && view.whole().lines() != linesSeen) {
      look(cause, view, made);
    }
  }

  private ErrorEntry entry(Cause cause) {
    return Objects.requireNonNull(catalog.get(cause.entry(), cause.leg()), cause.entry());
  }

  private Section line(LineExample example) {
    String source = example.source();
    String where =
        source == null
            ? texts.get("explanation.line.sample")
            : texts.get("explanation.line.where", VisibleText.of(source), example.number());
    return explainer.line(where, example);
  }
}
