package org.handshakedoctor.ui.main;

import java.util.Locale;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.task.Progress;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.AnalysisSession.Phase;
import org.handshakedoctor.ui.session.FileNews;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;

/// How far reading is, with a button to stop it; after that, that the figures are those of a part,
/// or what has happened to a file that is followed.
public final class ReadingBarController {
  private static final double MEGABYTE = 1e6;

  private final AnalysisSession session;
  private final Texts texts;
  private final ChangeListener<Phase> onPhase = (_, _, _) -> show();
  private final ChangeListener<@Nullable Progress> onProgress = (_, _, _) -> show();
  private final ChangeListener<@Nullable View> onView = (_, _, _) -> show();
  private final ChangeListener<@Nullable FileNews> onNews = (_, _, _) -> show();

  @FXML private HBox root;
  @FXML private ProgressBar bar;
  @FXML private Label text;
  @FXML private Button stop;
  @FXML private Button goOn;

  public ReadingBarController(AnalysisSession session, Texts texts) {
    this.session = session;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    session.phaseProperty().addListener(new WeakChangeListener<>(onPhase));
    session.progressProperty().addListener(new WeakChangeListener<>(onProgress));
    session.viewProperty().addListener(new WeakChangeListener<>(onView));
    session.newsProperty().addListener(new WeakChangeListener<>(onNews));
    show();
  }

  @FXML
  void stopReading() {
    session.stopReading();
  }

  /// What was read stays on the screen until all is.
  @FXML
  void goOn() {
    session.readAgain(session.optionsProperty().get());
  }

  private void show() {
    Phase phase = session.phaseProperty().get();
    boolean reading = phase == Phase.READING || phase == Phase.READING_AGAIN;
    boolean stopped = phase == Phase.STOPPED;
    FileNews news = session.newsProperty().get();
    root.setVisible(reading || stopped || news != null);
    root.setManaged(root.isVisible());
    bar.setVisible(reading);
    bar.setManaged(reading);
    stop.setVisible(reading);
    stop.setManaged(reading);
    boolean possible = stopped && session.canBeReadAgain();
    goOn.setVisible(possible);
    goOn.setManaged(possible);
    if (reading) {
      showProgress(session.progressProperty().get());
    } else if (news != null) {
      String file = VisibleText.of(news.source().substring(news.source().lastIndexOf('/') + 1));
      String event = news.event().name().toLowerCase(Locale.ROOT);
      text.setText(texts.get("main.news." + event, file));
    } else if (stopped) {
      text.setText(stoppedText(session.viewProperty().get()));
    }
  }

  private void showProgress(@Nullable Progress progress) {
    if (progress == null) {
      bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
      text.setText(texts.get("main.reading"));
      return;
    }
    double fraction = progress.fraction();
    bar.setProgress(fraction);
    text.setText(
        texts.get(
            "main.reading.of",
            VisibleText.of(progress.source()),
            progress.bytesRead() / MEGABYTE,
            progress.failures()));
    bar.setAccessibleText(fraction < 0 ? text.getText() : texts.percent(fraction));
  }

  private String stoppedText(@Nullable View view) {
    if (view == null) {
      return texts.get("main.stopped");
    }
    long read = 0;
    long size = 0;
    for (var source : view.report().log().sources()) {
      read += source.bytes();
      size += source.source() == null ? 0 : Math.max(source.bytes(), source.source().size());
    }
    double share = size == 0 ? 1 : (double) read / size;
    Report report = view.whole();
    return report.first() == FailureSink.NO_TIME
        ? texts.get("main.stopped.at", texts.percent(share))
        : texts.get(
            "main.stopped.covers",
            texts.percent(share),
            texts.time(report.first()),
            texts.time(report.last()));
  }
}
