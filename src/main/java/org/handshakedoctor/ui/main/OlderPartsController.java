package org.handshakedoctor.ui.main;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.handshakedoctor.core.settings.Settings;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.source.OlderParts;
import org.handshakedoctor.ui.fx.Background;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.Preferences;

/// Offers the older parts of a log that was opened alone.
public final class OlderPartsController {
  private static final double MEGABYTE = 1e6;

  private final AnalysisSession session;
  private final Preferences preferences;
  private final Texts texts;
  private final ChangeListener<List<LogLocation>> onLocations = (_, _, now) -> look(now);
  private OlderParts parts = OlderParts.NONE;

  @FXML private HBox root;
  @FXML private Label text;

  public OlderPartsController(AnalysisSession session, Preferences preferences, Texts texts) {
    this.session = session;
    this.preferences = preferences;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    session.locationsProperty().addListener(new WeakChangeListener<>(onLocations));
    look(session.locationsProperty().get());
  }

  @FXML
  void include() {
    List<LogLocation> all = new ArrayList<>();
    parts.files().forEach(part -> all.add(new LogLocation.Local(part)));
    all.addAll(session.locationsProperty().get());
    session.open(all);
  }

  @FXML
  void includeAlways() {
    preferences.change(
        settings ->
            settings.withHabits(settings.habits().withOlderParts(Settings.OlderParts.INCLUDE)));
    include();
  }

  @FXML
  void leave() {
    offer(OlderParts.NONE);
  }

  private void look(List<LogLocation> locations) {
    offer(OlderParts.NONE);
    boolean wanted = preferences.settings().habits().olderParts() != Settings.OlderParts.LEAVE;
    if (wanted
        && locations.size() == 1
        && locations.getFirst() instanceof LogLocation.Local(Path file)) {
      Background.run(() -> OlderParts.of(file), found -> found(found, locations));
    }
  }

  private void found(OlderParts found, List<LogLocation> asked) {
    // By now something else may be open.
    if (!session.locationsProperty().get().equals(asked) || found.files().isEmpty()) {
      return;
    }
    if (preferences.settings().habits().olderParts() == Settings.OlderParts.INCLUDE) {
      parts = found;
      include();
    } else {
      offer(found);
    }
  }

  private void offer(OlderParts found) {
    parts = found;
    boolean any = !found.files().isEmpty();
    root.setVisible(any);
    root.setManaged(any);
    text.setText(texts.get("main.older", found.files().size(), found.bytes() / MEGABYTE));
  }
}
