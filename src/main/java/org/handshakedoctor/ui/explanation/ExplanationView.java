package org.handshakedoctor.ui.explanation;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.meaning.LineMeaning;
import org.handshakedoctor.ui.anatomy.LineView;
import org.handshakedoctor.ui.explanation.Explanation.Block;
import org.handshakedoctor.ui.explanation.Explanation.Section;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.FaultMark;
import org.handshakedoctor.ui.fx.SelectableText;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// Shows one explanation. Only what this log shows changes afterwards, and the line comes when it
/// has been found.
final class ExplanationView extends VBox {
  private final Texts texts;
  private final Explanation explanation;
  private final SelectableText counts;
  private final VBox hereSlot = new VBox();
  private final List<Label> fitMarks = new ArrayList<>();
  private final VBox lineSlot = new VBox();
  private @Nullable Section here;
  private final VBox seeAlsoSlot = new VBox();
  private @Nullable Section line;

  ExplanationView(Texts texts, Explanation explanation, String counts) {
    this.texts = texts;
    this.explanation = explanation;
    this.counts = words(counts, "prose", "counts");
    getStyleClass().add("explanation-view");
    // An empty slot would leave a gap.
    hereSlot.setManaged(false);
    lineSlot.getStyleClass().add("line-slot");
    getChildren().add(header());
    explanation.beginning().forEach(section -> getChildren().add(node(section)));
    getChildren().add(hereSlot);
    explanation.sections().forEach(section -> getChildren().add(node(section)));
    VBox last = node(explanation.sources());
    last.getStyleClass().add("sources");
    getChildren().addAll(lineSlot, seeAlsoSlot, last);
    seeAlsoSlot.setVisible(false);
    seeAlsoSlot.setManaged(false);
  }

  void setCounts(String words) {
    counts.setWords(words);
  }

  /// Shows what the log shows, and marks the cause that fits it best.
  void setHere(InThisLog.Found found) {
    here = found.section();
    hereSlot.getChildren().setAll(node(found.section()));
    hereSlot.setManaged(true);
    for (int i = 0; i < fitMarks.size(); i++) {
      Label mark = fitMarks.get(i);
      mark.setVisible(found.best() == i + 1);
      mark.setManaged(found.best() == i + 1);
    }
  }

  void setLine(Section section) {
    line = section;
    lineSlot.getChildren().setAll(node(section));
  }

  void setSeeAlso(Node section) {
    seeAlsoSlot.getChildren().setAll(section);
    seeAlsoSlot.setVisible(true);
    seeAlsoSlot.setManaged(true);
  }

  /// Everything that is shown, as plain text.
  String text() {
    return explanation.text(counts.words(), here, line);
  }

  private Node header() {
    SelectableText name = words(explanation.name(), "name");
    SelectableText origin = words(explanation.origin(), "mono", "origin");
    Button copy =
        new CopyButton(
            texts, texts.get("explanation.copy"), texts.get("explanation.copy"), this::text);
    copy.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "copy-all");
    VBox header = new VBox(name, origin, copy);
    header.getStyleClass().add("header");
    return header;
  }

  private VBox node(Section section) {
    Label heading = new Label(section.heading());
    heading.getStyleClass().add("section-heading");
    VBox box = new VBox(heading);
    box.getStyleClass().add("section");
    section.blocks().forEach(block -> box.getChildren().add(node(block)));
    return box;
  }

  private Node node(Block block) {
    return switch (block) {
      case Block.Prose(String words) -> words(words, "prose");
      case Block.Advice(String words) -> advice(words);
      case Block.Side side -> side(side);
      case Block.Counts _ -> counts;
      case Block.Fact(String words) -> words(words, "prose");
      case Block.Fit fit -> fit(fit);
      case Block.Code code -> code(code);
      case Block.Ranked ranked -> ranked(ranked);
      case Block.Note(String words) -> words(words, "note");
      case Block.Line(LineMeaning line) -> new LineView(texts, line);
    };
  }

  private Node advice(String words) {
    HBox card = new HBox(words(words, "prose"));
    HBox.setHgrow(card.getChildren().getFirst(), Priority.ALWAYS);
    card.getStyleClass().add("advice");
    return card;
  }

  private Node side(Block.Side side) {
    FaultMark mark = FaultMark.of(side.fault());
    Label word = new Label(mark.symbol() + " " + side.word());
    word.getStyleClass().addAll("fault-mark", mark.styleClass());
    HBox row = new HBox(word);
    row.getStyleClass().add("side");
    String confidence = side.confidence();
    if (confidence != null) {
      Label sure = new Label(confidence);
      sure.getStyleClass().add("confidence");
      row.getChildren().add(sure);
    }
    return row;
  }

  private Node fit(Block.Fit fit) {
    Label heading = new Label("✓ " + fit.heading());
    heading.getStyleClass().add("fit-mark");
    VBox card = new VBox(heading, words(fit.cause(), "prose"), words(fit.because(), "note"));
    card.getStyleClass().addAll("raised", "fit");
    return card;
  }

  private Node code(Block.Code code) {
    Label caption = new Label(code.caption());
    caption.setWrapText(true);
    caption.setMinHeight(Region.USE_PREF_SIZE);
    caption.getStyleClass().add("caption");
    caption.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(caption, Priority.ALWAYS);
    Button copy = new CopyButton(texts, texts.get("common.copy"), code.copy(), code::words);
    copy.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    HBox top = new HBox(caption, copy);
    top.getStyleClass().add("code-top");
    VBox box = new VBox(top, words(code.words(), "mono", "code-text"));
    box.getStyleClass().addAll("raised", "code");
    return box;
  }

  private Node ranked(Block.Ranked ranked) {
    Label rank = new Label(ranked.rank() + ".");
    rank.getStyleClass().add("rank");
    Label mark = new Label("✓ " + texts.get("explanation.fit.mark"));
    mark.getStyleClass().add("fit-mark");
    mark.setVisible(false);
    mark.setManaged(false);
    fitMarks.add(mark);
    VBox both = new VBox(mark, words(ranked.cause(), "prose"), words(ranked.evidence(), "note"));
    both.getStyleClass().add("cause");
    HBox.setHgrow(both, Priority.ALWAYS);
    HBox row = new HBox(rank, both);
    row.getStyleClass().add("ranked");
    return row;
  }

  private SelectableText words(String words, String... styleClasses) {
    return new SelectableText(texts, words, styleClasses);
  }
}
