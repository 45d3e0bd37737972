package org.handshakedoctor.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Scene;

/// Light or dark, for a whole window.
public final class Theme {
  /// The style sheets of the program in the order of their weight; each screen has its own.
  private static final List<String> SHEETS =
      Stream.of(
              "theme.css",
              "main/main.css",
              "palette/palette.css",
              "keys/keys.css",
              "notes/notes.css",
              "preferences/preferences.css",
              "welcome/welcome.css",
              "overview/overview.css",
              "timeline/timeline.css",
              "clients/clients.css",
              "explanation/explanation.css",
              "anatomy/anatomy.css",
              "lines/lines.css",
              "lookup/lookup.css",
              "rules/rules.css",
              "compare/compare.css",
              "remote/remote.css",
              "save/save.css",
              "sources/sources.css")
          .map(sheet -> Objects.requireNonNull(Theme.class.getResource(sheet), sheet))
          .map(Object::toString)
          .toList();

  private Theme() {}

  public static void apply(Scene scene, boolean dark) {
    Application.setUserAgentStylesheet(
        (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    scene.getStylesheets().setAll(SHEETS);
    scene.getRoot().getStyleClass().removeAll("light", "dark");
    scene.getRoot().getStyleClass().add(dark ? "dark" : "light");
  }
}
