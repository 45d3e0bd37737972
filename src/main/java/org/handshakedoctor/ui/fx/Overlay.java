package org.handshakedoctor.ui.fx;

import java.util.Objects;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What lies over the whole window for a while: one view at a time, that Escape or a click beside it
/// closes. The keys stay in it, and go back to where they were.
public final class Overlay extends StackPane {
  private final ChangeListener<@Nullable Node> onFocus = (_, _, _) -> keep();
  private @Nullable Views views;
  private @Nullable Parent shown;
  private @Nullable Node before;

  public Overlay() {
    getStyleClass().add("overlay");
    setVisible(false);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    // What lies below shall not hear what is meant for this.
    addEventHandler(KeyEvent.KEY_TYPED, KeyEvent::consume);
    addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        click -> {
          if (click.getTarget() == this) {
            close();
          }
          click.consume();
        });
  }

  /// @param views where the views come from
  public void setViews(Views views) {
    this.views = views;
  }

  public boolean isOpen() {
    return shown != null;
  }

  /// Shows the view of this controller, in the place of what is shown.
  public void show(Class<?> controller, Pos place) {
    show(Objects.requireNonNull(views).load(controller), place);
  }

  /// Shows a view in the place of what is shown.
  public void show(Parent view, Pos place) {
    Scene scene = getScene();
    if (shown == null) {
      before = scene.getFocusOwner();
      scene.focusOwnerProperty().addListener(onFocus);
    }
    shown = view;
    getChildren().setAll(view);
    setAlignment(view, place);
    setVisible(true);
    focusFirst();
  }

  public void close() {
    if (shown == null) {
      return;
    }
    getScene().focusOwnerProperty().removeListener(onFocus);
    shown = null;
    setVisible(false);
    getChildren().clear();
    if (before != null && before.getScene() == getScene()) {
      before.requestFocus();
    }
    before = null;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
    }
    event.consume();
  }

  private void keep() {
    if (shown != null && !Focus.isIn(this)) {
      focusFirst();
    }
  }

  private void focusFirst() {
    Node first = shown == null ? null : Focus.first(shown);
    if (first != null) {
      first.requestFocus();
    }
  }
}
