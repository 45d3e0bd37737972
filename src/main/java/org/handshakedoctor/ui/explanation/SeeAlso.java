package org.handshakedoctor.ui.explanation;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.lookup.ErrorLookup;
import org.handshakedoctor.ui.fx.Background;
import org.handshakedoctor.ui.fx.Texts;

/// The way on to the errors that an explanation names.
///
/// @param open is given the id of the entry that shall be explained next
public record SeeAlso(ErrorLookup lookup, Texts texts, Consumer<String> open) {

  /// Adds the links to a view once they are known.
  void addTo(ExplanationView view, ErrorEntry entry) {
    Background.run(
        () -> lookup.namedBy(entry),
        named -> {
          if (!named.isEmpty()) {
            view.setSeeAlso(section(named));
          }
        });
  }

  private VBox section(List<ErrorEntry> named) {
    Label heading = new Label(texts.get("explanation.see"));
    heading.getStyleClass().add("section-heading");
    VBox box = new VBox(heading);
    box.getStyleClass().addAll("section", "see-also");
    for (ErrorEntry one : named) {
      Hyperlink link = new Hyperlink(one.text(texts.locale()).name());
      link.setWrapText(true);
      link.setOnAction(
          _ -> {
            link.setVisited(false);
            open.accept(one.id());
          });
      box.getChildren().add(link);
    }
    return box;
  }
}
