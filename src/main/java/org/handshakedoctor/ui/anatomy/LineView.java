package org.handshakedoctor.ui.anatomy;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.meaning.LineMeaning;
import org.handshakedoctor.core.meaning.LineMeaning.Part;
import org.handshakedoctor.ui.fx.SelectableText;
import org.handshakedoctor.ui.fx.Texts;

/// A line taken apart: its parts, what the chosen one means, and what the line gives away.
public final class LineView extends VBox {
  /// What is worth reading first, if the line has it.
  private static final List<Kind> FIRST = List.of(Kind.CODE, Kind.REASON, Kind.CLIENT, Kind.LEVEL);

  /// A shorter number has nothing packed into it.
  private static final int SHORTEST_CODE = 8;

  /// Nobody reads more of what a visitor sent.
  private static final int LONGEST_VALUE = 1_500;

  private final Label label = new Label();
  private final SelectableText value;
  private final SelectableText words;
  private final LineFlow flow;

  public LineView(Texts texts, LineMeaning line) {
    value = new SelectableText(texts, "", "mono", "part-value");
    words = new SelectableText(texts, "", "note", "part-words");
    flow = new LineFlow(line.parts(), this::show);
    label.getStyleClass().add("part-label");
    label.setWrapText(true);
    Label help = new Label(texts.get("anatomy.help"));
    help.setWrapText(true);
    help.getStyleClass().addAll("muted", "small");
    VBox meaning = new VBox(label, value, words);
    meaning.getStyleClass().addAll("raised", "part-meaning");
    getStyleClass().add("line-view");
    getChildren().setAll(flow, help, meaning);
    line.reveals().stream().map(sentence -> reveal(texts, sentence)).forEach(getChildren()::add);
    List<Part> telling = line.telling();
    boolean some = !telling.isEmpty();
    meaning.setVisible(some);
    meaning.setManaged(some);
    help.setText(texts.get(some ? "anatomy.help" : "anatomy.nothing"));
    flow.choose(first(telling));
  }

  /// A line as plain text, with the meaning of each part.
  public static String text(LineMeaning line) {
    StringBuilder text = new StringBuilder();
    line.parts().forEach(part -> text.append(part.text()));
    line.telling()
        .forEach(
            part ->
                text.append("\n- ")
                    .append(part.label())
                    .append(": ")
                    .append(part.text())
                    .append(" (")
                    .append(part.words())
                    .append(')'));
    line.reveals().forEach(sentence -> text.append("\n- ").append(sentence));
    return text.toString();
  }

  LineFlow flow() {
    return flow;
  }

  private static SelectableText reveal(Texts texts, String sentence) {
    return new SelectableText(texts, sentence, "note", "reveal");
  }

  private static int first(List<Part> parts) {
    for (Kind kind : FIRST) {
      for (int i = 0; i < parts.size(); i++) {
        boolean plain = kind == Kind.CODE && parts.get(i).text().length() < SHORTEST_CODE;
        if (parts.get(i).kind() == kind && !plain) {
          return i;
        }
      }
    }
    return 0;
  }

  private void show(Part part) {
    String text = part.text();
    label.setText(part.label());
    value.setWords(
        text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + " \u2026" : text);
    words.setWords(part.words());
  }
}
