package org.handshakedoctor.ui.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Locale;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.util.Callback;

/// Loads views. The view of `ui.clients.ClientsController` is `ui/clients/clients.fxml`, with
/// `clients.css` beside it where it has one.
public final class Views {
  private static final String CONTROLLER = "Controller";

  private final Texts texts;
  private final Callback<Class<?>, Object> controllers;

  /// @param controllers makes the controllers, also those of included views
  public Views(Texts texts, Callback<Class<?>, Object> controllers) {
    this.texts = texts;
    this.controllers = controllers;
  }

  /// Makes a new view with a new controller.
  public Parent load(Class<?> controller) {
    String type = controller.getSimpleName();
    String name = type.substring(0, type.length() - CONTROLLER.length()).toLowerCase(Locale.ROOT);
    URL fxml = Objects.requireNonNull(controller.getResource(name + ".fxml"), type);
    FXMLLoader loader = new FXMLLoader(fxml, texts.bundle());
    loader.setControllerFactory(controllers);
    try {
      return loader.load();
    } catch (IOException e) {
      // The view is part of the program: without it the program is broken.
      throw new UncheckedIOException(e);
    }
  }
}
