package org.handshakedoctor.ui.rules;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.RulesDraft;

/// The ports that the rules close, as numbers with commas between. What is no such list changes
/// nothing, and is told.
final class PortsField extends VBox {
  private static final Pattern BETWEEN = Pattern.compile("[,，、;\\s]+");
  private static final int LAST_PORT = 65_535;

  private final TextField field = new TextField();

  PortsField(Texts texts, ObjectProperty<RulesDraft> draft) {
    Label name = new Label(texts.get("rules.ports"));
    name.setLabelFor(field);
    name.setMinWidth(USE_PREF_SIZE);
    Label error = new Label(texts.get("rules.ports.error"));
    error.setWrapText(true);
    error.setMinHeight(USE_PREF_SIZE);
    error.getStyleClass().add("error");
    error.managedProperty().bind(error.visibleProperty());
    field.setPrefColumnCount(10);
    field.setTooltip(new Tooltip(texts.get("rules.ports.help")));
    field
        .textProperty()
        .subscribe(
            text -> {
              Optional<List<Integer>> ports = parse(text);
              field.pseudoClassStateChanged(Styles.STATE_DANGER, ports.isEmpty());
              error.setVisible(ports.isEmpty());
              ports.ifPresent(valid -> draft.set(draft.get().withPorts(valid)));
            });
    getStyleClass().add("ports");
    HBox line = new HBox(name, field);
    line.getStyleClass().add("option");
    getChildren().setAll(line, error);
  }

  void show(List<Integer> ports) {
    // Not while the user types: "443," is the same list and a comma more.
    if (!parse(field.getText()).equals(Optional.of(ports))) {
      field.setText(ports.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
  }

  private static Optional<List<Integer>> parse(String text) {
    List<String> words =
        BETWEEN.splitAsStream(text.strip()).filter(word -> !word.isEmpty()).toList();
    Stream<String> numbers = words.stream().filter(word -> word.matches("[0-9]{1,5}"));
    List<Integer> ports =
        numbers.map(Integer::valueOf).filter(port -> port >= 1 && port <= LAST_PORT).toList();
    return words.isEmpty() || ports.size() < words.size() ? Optional.empty() : Optional.of(ports);
  }
}
