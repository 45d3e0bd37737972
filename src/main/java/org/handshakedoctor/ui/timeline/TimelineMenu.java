package org.handshakedoctor.ui.timeline;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputDialog;
import javafx.stage.Window;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.ComparisonSession;
import org.handshakedoctor.ui.session.UserMark;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done with a moment of the timeline.
final class TimelineMenu extends ContextMenu {
  private final Texts texts;
  private final ComparisonSession comparing;

  TimelineMenu(Texts texts, ComparisonSession comparing) {
    this.texts = texts;
    this.comparing = comparing;
  }

  /// Makes the menu be about one step.
  ///
  /// @param marks those of the whole timeline
  void about(TimeRange of, List<TimeMark> marks) {
    MenuItem compare = new MenuItem(texts.get("timeline.compare"), new FontIcon(Feather.COLUMNS));
    compare.setId("compare-here");
    compare.setOnAction(_ -> compare(of, marks));
    MenuItem mark = new MenuItem(texts.get("timeline.mark"), new FontIcon(Feather.FLAG));
    mark.setId("mark-here");
    mark.setOnAction(_ -> mark(of, getOwnerWindow()));
    getItems().setAll(compare, mark);
    for (UserMark own : List.copyOf(comparing.userMarks())) {
      if (of.contains(own.time())) {
        MenuItem remove =
            new MenuItem(texts.get("timeline.mark.remove", VisibleText.of(own.note())));
        remove.setOnAction(_ -> comparing.userMarks().remove(own));
        getItems().add(remove);
      }
    }
  }

  /// Compares at the mark in the step, where there is one, else where the step begins.
  void compare(TimeRange of, List<TimeMark> marks) {
    List<TimeMark> inside = TimeMark.in(of, marks);
    comparing.compareAt(inside.isEmpty() ? of.from() : inside.getFirst().time());
  }

  /// Asks what happened there.
  void mark(TimeRange of, Window owner) {
    TextInputDialog dialog = new TextInputDialog();
    dialog.initOwner(owner);
    dialog.setTitle(texts.get("app.name"));
    dialog.setHeaderText(texts.get("timeline.mark.note", texts.time(of.from())));
    dialog.setGraphic(null);
    dialog.getEditor().setPromptText(texts.get("timeline.mark.prompt"));
    dialog
        .showAndWait()
        .map(String::strip)
        .filter(note -> !note.isEmpty())
        .ifPresent(note -> comparing.userMarks().add(new UserMark(of.from(), note)));
  }
}
