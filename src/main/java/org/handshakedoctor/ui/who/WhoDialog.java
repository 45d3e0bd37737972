package org.handshakedoctor.ui.who;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.networks.Operator;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// Everything that is known of one address. Stays open beside the window and changes when more
/// becomes known.
public final class WhoDialog extends Dialog<ButtonType> {
  private static final double WIDTH = 600;
  private static final double LABELS = 120;

  private final WhoWords words;
  private final Texts texts;
  private final IpAddress address;
  private final NameQuestion question;
  private final GridPane facts = new GridPane(12, 10);
  private final InvalidationListener refresh = _ -> fill();

  public WhoDialog(Window owner, WhoWords words, IpAddress address) {
    this.words = words;
    this.texts = words.texts();
    this.address = address;
    this.question = new NameQuestion(words.knowledge(), texts);
    initOwner(owner);
    initModality(Modality.NONE);
    setResizable(true);
    setTitle(texts.get("app.name"));
    setHeaderText(texts.get("who.header", address));
    ColumnConstraints labels = new ColumnConstraints(LABELS);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    facts.getColumnConstraints().setAll(labels, values);
    facts.setPrefWidth(WIDTH);
    getDialogPane().setContent(facts);
    getDialogPane()
        .getButtonTypes()
        .setAll(new ButtonType(texts.get("common.close"), ButtonData.CANCEL_CLOSE));
    words.knowledge().changesProperty().addListener(new WeakInvalidationListener(refresh));
    words.knowledge().askingProperty().addListener(new WeakInvalidationListener(refresh));
    fill();
  }

  private void fill() {
    facts.getChildren().clear();
    Operator operator = words.operator(address);
    String special = words.special(address);
    if (operator != null) {
      operator(operator);
    } else if (special != null) {
      row("who.operator", text(special));
    } else {
      row("who.operator", text(texts.get("who.unknown")));
    }
    String country = words.country(address);
    if (country != null) {
      row("who.country", text(country));
    }
    String system = words.system(address);
    if (system != null) {
      row("who.system", text(system));
    }
    if (special == null) {
      row("who.host", host());
    }
    if (getDialogPane().getScene() != null && getDialogPane().getScene().getWindow() != null) {
      getDialogPane().getScene().getWindow().sizeToScene();
    }
  }

  private void operator(Operator operator) {
    row(
        "who.operator",
        text(texts.get("who.operator.kind", operator.title(), words.kind(operator.kind()))));
    row("who.purpose", text(words.purpose(operator)));
    String page = operator.page();
    if (page != null) {
      Label where = text(page);
      where.getStyleClass().add("mono");
      CopyButton copy =
          new CopyButton(
              texts, texts.get("common.copy"), texts.get("who.page.copy", page), () -> page);
      HBox both = new HBox(8, where, copy);
      HBox.setHgrow(where, Priority.ALWAYS);
      row(pageLabel(operator), both);
    }
    Label trust = text(words.trust(operator));
    trust.getStyleClass().add("muted");
    row("who.trust", trust);
  }

  /// What the operators of clouds and the like publish is a list of addresses, for programs.
  private static String pageLabel(Operator operator) {
    if (operator.optOut()) {
      return "who.opt-out";
    }
    return operator.kind().measures() ? "who.page" : "who.page.list";
  }

  private Node host() {
    String host = words.host(address);
    String meaning = words.hostMeaning(address);
    VBox lines = new VBox(4);
    if (words.knowledge().askingProperty().get() != null && host == null) {
      lines.getChildren().add(text(texts.get("who.asking")));
      return lines;
    }
    if (host != null) {
      lines.getChildren().add(text(host));
    }
    if (meaning != null) {
      Label label = text(meaning);
      label.getStyleClass().add("muted");
      lines.getChildren().add(label);
    }
    if (question.isPossible(List.of(address))) {
      Button ask = new Button(texts.get("who.ask.button"));
      ask.setId("ask");
      ask.setOnAction(_ -> question.ask(getDialogPane().getScene().getWindow(), List.of(address)));
      lines.getChildren().add(ask);
    }
    return lines;
  }

  private void row(String key, Node value) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    GridPane.setValignment(label, VPos.TOP);
    label.setLabelFor(value);
    facts.addRow(facts.getRowCount(), label, value);
  }

  private static Label text(@Nullable String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }
}
