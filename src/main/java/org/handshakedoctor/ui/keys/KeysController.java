package org.handshakedoctor.ui.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handshakedoctor.ui.actions.Action;
import org.handshakedoctor.ui.actions.Action.Group;
import org.handshakedoctor.ui.actions.Actions;
import org.handshakedoctor.ui.actions.Shortcut;
import org.handshakedoctor.ui.fx.Overlay;
import org.handshakedoctor.ui.fx.Texts;

/// All keys on one sheet, as they are set now.
public final class KeysController {
  private final Actions actions;
  private final Overlay overlay;
  private final Texts texts;

  @FXML private VBox root;
  @FXML private FlowPane groups;

  public KeysController(Actions actions, Overlay overlay, Texts texts) {
    this.actions = actions;
    this.overlay = overlay;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    List<Node> shown = new ArrayList<>();
    for (Group group : Group.values()) {
      shown.add(group(group));
    }
    VBox places = new VBox(heading("keys.places"));
    for (Hint hint : Hint.values()) {
      places.getChildren().add(row(texts.get("keys.hint." + hint.id()), hint.keys()));
    }
    places.getStyleClass().add("key-group");
    shown.add(places);
    groups.getChildren().setAll(shown);
  }

  @FXML
  void close() {
    overlay.close();
  }

  @FXML
  void openPalette() {
    actions.run(Action.PALETTE);
  }

  private Node group(Group group) {
    VBox box = new VBox(heading("actions." + group.id()));
    box.getStyleClass().add("key-group");
    for (Action action : Action.values()) {
      List<Shortcut> keys = actions.keys(action);
      if (action.group() == group && !keys.isEmpty()) {
        String words = keys.stream().map(Shortcut::words).collect(Collectors.joining("  "));
        box.getChildren().add(row(texts.get("action." + action.id()), words));
      }
    }
    return box;
  }

  private Label heading(String key) {
    Label heading = new Label(texts.get(key));
    heading.getStyleClass().add("key-heading");
    return heading;
  }

  private static Node row(String what, String keys) {
    Label name = new Label(what);
    name.setWrapText(true);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    Label key = new Label(keys);
    key.getStyleClass().addAll("key", "small");
    key.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(8, name, key);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
