package org.handshakedoctor.ui.palette;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.handshakedoctor.ui.actions.Actions;
import org.handshakedoctor.ui.fx.Overlay;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// Finds an action by what is typed and does it.
public final class PaletteController {
  private final Actions actions;
  private final Overlay overlay;
  private final Texts texts;

  @FXML private VBox root;
  @FXML private TextField typed;
  @FXML private ListView<Hit> list;

  public PaletteController(Actions actions, Overlay overlay, Texts texts) {
    this.actions = actions;
    this.overlay = overlay;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    list.setCellFactory(_ -> new HitCell(texts));
    list.setPlaceholder(new Label(texts.get("palette.none")));
    list.setFocusTraversable(false);
    list.setOnMouseClicked(_ -> start(list.getSelectionModel().getSelectedItem()));
    typed.textProperty().subscribe(this::find);
    // Enter comes here only when an input method is done with what it composed.
    typed.setOnAction(_ -> start(list.getSelectionModel().getSelectedItem()));
    typed.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void find(String text) {
    list.getItems().setAll(Hit.of(text, actions, texts));
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
  }

  private void pressed(KeyEvent key) {
    int by =
        switch (key.getCode()) {
          case KeyCode.DOWN -> 1;
          case KeyCode.UP -> -1;
          case KeyCode.PAGE_DOWN -> 8;
          case KeyCode.PAGE_UP -> -8;
          default -> 0;
        };
    if (by != 0 && !list.getItems().isEmpty()) {
      int now = list.getSelectionModel().getSelectedIndex() + by;
      int chosen = Math.clamp(now, 0, list.getItems().size() - 1);
      list.getSelectionModel().select(chosen);
      list.scrollTo(Math.max(0, chosen - 4));
      key.consume();
    }
  }

  private void start(@Nullable Hit hit) {
    if (hit != null && hit.possible()) {
      overlay.close();
      actions.run(hit.action());
    }
  }
}
