package org.handshakedoctor.ui.main;

import java.io.File;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.welcome.DropWords;
import org.handshakedoctor.ui.welcome.LogOpening;

/// Lets files be dropped on the whole window, and says meanwhile what they are.
final class Dropping {
  private static final PseudoClass DRAGGING = PseudoClass.getPseudoClass("dragging");

  private final Region target;
  private final Label held;
  private final LogOpening opening;
  private final Texts texts;

  Dropping(Region target, Label held, LogOpening opening, Texts texts) {
    this.target = target;
    this.held = held;
    this.opening = opening;
    this.texts = texts;
    target.setOnDragOver(this::over);
    target.setOnDragExited(_ -> show(false));
    target.setOnDragDropped(this::dropped);
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      held.setText(DropWords.of(event.getDragboard().getFiles(), texts));
      show(true);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    opening.drop(files.stream().map(File::toPath).toList(), target.getScene().getWindow());
    event.setDropCompleted(true);
    event.consume();
  }

  private void show(boolean dragging) {
    target.pseudoClassStateChanged(DRAGGING, dragging);
    held.setVisible(dragging);
  }
}
