package org.handshakedoctor.ui.session;

import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;

/// The one door to explanations. What the open log has is explained in the panel beside it, with
/// its numbers; everything else in the window for looking errors up. Lives on the FX thread.
public final class Explanations {
  private final AnalysisSession session;
  private final StringProperty question = new SimpleStringProperty("");
  private final ReadOnlyIntegerWrapper panelCalls = new ReadOnlyIntegerWrapper();
  private Runnable window = () -> {};

  public Explanations(AnalysisSession session) {
    this.session = session;
  }

  /// Explains a cause of the open log.
  public void explain(Cause cause) {
    session.selectedCauseProperty().set(cause);
    panelCalls.set(panelCalls.get() + 1);
  }

  /// Explains the entry with this id: its most frequent cause in what is shown, else in the whole
  /// log, else without a log.
  public void explain(String entry) {
    View view = session.viewProperty().get();
    Stream<ReasonSummary> reasons =
        view == null
            ? Stream.of()
            : Stream.concat(view.report().reasons().stream(), view.whole().reasons().stream());
    reasons
        .map(ReasonSummary::cause)
        .filter(cause -> cause.entry().equals(entry))
        .findFirst()
        .ifPresentOrElse(this::explain, () -> lookUp(entry));
  }

  /// Opens the window with this question.
  public void lookUp(String text) {
    question.set(text);
    window.run();
  }

  /// Opens the window as it was left.
  public void lookUp() {
    window.run();
  }

  /// What is being looked up. Outlives the window, and a change of its language.
  public StringProperty questionProperty() {
    return question;
  }

  /// Counts how often the panel was asked to explain something, so that it comes out if it is
  /// folded away.
  public ReadOnlyIntegerProperty panelCallsProperty() {
    return panelCalls.getReadOnlyProperty();
  }

  /// @param open shows the window for looking errors up and brings it to the front
  public void setWindow(Runnable open) {
    window = open;
  }
}
