package org.handshakedoctor.ui;

import javafx.stage.Screen;
import javafx.stage.Stage;
import org.handshakedoctor.core.settings.Settings;
import org.jspecify.annotations.Nullable;

/// Where a window stood, for the next time it opens.
final class WindowPlace {
  private WindowPlace() {}

  /// @param place null if it has never been open
  static void restore(Stage stage, Settings.@Nullable Window place) {
    boolean onScreen =
        place != null
            && !Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height())
                .isEmpty();
    if (place != null && onScreen) {
      stage.setX(place.x());
      stage.setY(place.y());
      stage.setWidth(place.width());
      stage.setHeight(place.height());
      stage.setMaximized(place.maximized());
    }
  }

  static Settings.Window of(Stage stage) {
    return new Settings.Window(
        stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
  }
}
