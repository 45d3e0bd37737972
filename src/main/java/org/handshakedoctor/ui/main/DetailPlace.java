package org.handshakedoctor.ui.main;

import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Where the detail panel is: beside the panes, or, in a narrow window, a sheet over them that comes
/// when something is explained. Lives on the FX thread.
final class DetailPlace {
  /// Below this there is no room for two things side by side.
  private static final double NARROW = 1000;

  private static final double PANES_SHARE = 0.66;
  private static final String SHEET = "sheet";

  private final StackPane area;
  private final SplitPane split;
  private final Region detail;
  private final Node head;
  private final BooleanProperty beside;
  private double share = PANES_SHARE;
  private boolean narrow;
  private boolean sheet;

  /// @param area what the sheet may cover
  /// @param head what only a sheet has: a way to close it
  /// @param beside whether the user wants the panel where there is room for it
  DetailPlace(StackPane area, SplitPane split, Region detail, Node head, BooleanProperty beside) {
    this.area = area;
    this.split = split;
    this.detail = detail;
    this.head = head;
    this.beside = beside;
    StackPane.setAlignment(detail, Pos.CENTER_RIGHT);
  }

  boolean isShown() {
    return narrow ? sheet : beside.get();
  }

  void setShown(boolean now) {
    if (narrow) {
      sheet = now;
      place();
    } else {
      // Whoever watches it calls place().
      beside.set(now);
    }
  }

  /// @param width of the window
  void setWidth(double width) {
    boolean now = width > 0 && width < NARROW;
    if (now != narrow) {
      narrow = now;
      sheet = false;
      place();
    }
  }

  void place() {
    boolean docked = !narrow && beside.get();
    if (!docked && split.getItems().contains(detail)) {
      share = split.getDividerPositions()[0];
      split.getItems().remove(detail);
    }
    area.getChildren().remove(detail);
    head.setVisible(narrow);
    head.setManaged(narrow);
    detail.getStyleClass().remove(SHEET);
    if (docked && !split.getItems().contains(detail)) {
      split.getItems().add(detail);
      split.setDividerPositions(share);
    } else if (narrow && sheet) {
      detail.getStyleClass().add(SHEET);
      area.getChildren().add(detail);
    }
  }
}
