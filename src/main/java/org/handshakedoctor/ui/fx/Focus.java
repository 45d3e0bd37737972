package org.handshakedoctor.ui.fx;

import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// Where the keys can go.
public final class Focus {
  private Focus() {}

  /// The first node of this part of a window that takes keys, itself included; null if there is
  /// none.
  public static @Nullable Node first(Node part) {
    if (!part.isVisible() || part.isDisabled()) {
      return null;
    }
    if (part.isFocusTraversable()) {
      return part;
    }
    if (part instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        Node found = first(child);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /// Whether the keys are in this part of its window.
  public static boolean isIn(Node part) {
    Node owner = part.getScene() == null ? null : part.getScene().getFocusOwner();
    for (Node one = owner; one != null; one = one.getParent()) {
      if (one == part) {
        return true;
      }
    }
    return false;
  }
}
