package org.handshakedoctor.ui.rules;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.TextField;
import org.handshakedoctor.ui.session.RulesDraft;

/// The ports that the rules close, as numbers with commas between. What is no such list changes nothing
/// and is marked.
final class PortsField extends TextField {
  private static final Pattern BETWEEN = Pattern.compile("[,，、;\\s]+");
  private static final int LAST_PORT = 65_535;

  PortsField(ObjectProperty<RulesDraft> draft) {
    setPrefColumnCount(10);
    textProperty()
        .subscribe(
            text -> {
              Optional<List<Integer>> ports = parse(text);
              pseudoClassStateChanged(Styles.STATE_DANGER, ports.isEmpty());
              ports.ifPresent(valid -> draft.set(draft.get().withPorts(valid)));
            });
  }

  void show(List<Integer> ports) {
    // Not while the user types: "443," is the same list and a comma more.
    if (!parse(getText()).equals(Optional.of(ports))) {
      setText(ports.stream().map(String::valueOf).collect(Collectors.joining(", ")));
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
