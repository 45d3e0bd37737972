package org.handshakedoctor.ui.rules;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.handshakedoctor.core.analysis.Reach;
import org.handshakedoctor.ui.fx.Background;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The third step, the texts of a plan: to apply it, to check it, to undo it; and whom it would
/// have met in the log.
final class RuleText extends VBox {
  private final Texts texts;
  private final ReachWords reachWords;
  private final Label count = new Label();
  private final Label reach = new Label();
  private final Label slow = new Label();
  private final Label hint = new Label();
  private final Label message = new Label();
  private final TabPane tabs = new TabPane();
  private final TextLines apply = new TextLines();
  private final TextLines check = new TextLines();
  private final TextLines undo = new TextLines();
  private final HitList hits;
  private final Button copy;
  private final Button saveAs;
  private final FlowPane head;
  private final StackPane middle;
  private String target = "";
  private String fileName = "";

  RuleText(Texts texts) {
    this.texts = texts;
    this.reachWords = new ReachWords(texts);
    this.hits = new HitList(texts);
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    add("rules.text.apply", apply);
    add("rules.text.check", check);
    add("rules.text.undo", undo);
    tabs.getTabs().add(new Tab(texts.get("rules.text.hits"), hits));
    for (Label label : List.of(reach, slow, hint, message)) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
      label.managedProperty().bind(label.visibleProperty());
    }
    count.getStyleClass().add("count");
    reach.getStyleClass().add("reach");
    slow.setId("slow");
    slow.getStyleClass().addAll("reach", "doubtful");
    slow.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
    slow.visibleProperty().bind(slow.textProperty().isNotEmpty());
    hint.getStyleClass().add("hint");
    message.getStyleClass().add("message");
    message.setGraphic(new FontIcon(Feather.CHECK));
    message.visibleProperty().bind(message.textProperty().isNotEmpty());
    copy = button("common.copy", Feather.COPY, this::copy);
    copy.setId("copyRules");
    copy.getStyleClass().add(Styles.ACCENT);
    saveAs = button("rules.text.save", Feather.DOWNLOAD, this::save);
    head = new FlowPane(count, new HBox(8, copy, saveAs));
    head.getStyleClass().add("text-head");
    middle = new StackPane(tabs, hint);
    VBox.setVgrow(middle, Priority.ALWAYS);
    tabs.getSelectionModel().selectedItemProperty().subscribe(_ -> turn());
    getStyleClass().addAll("step", "rule-text");
    getChildren().setAll(head, reach, slow, message, middle);
  }

  void show(RulesPlan plan) {
    boolean some = !plan.apply().isEmpty();
    for (Node node : List.of(head, tabs)) {
      node.setVisible(some);
      node.setManaged(some);
    }
    hint.setVisible(!some);
    hint.setText(hint(plan));
    count.setText(texts.get("rules.text.count", plan.blocked().size(), plan.rules()));
    reach.setVisible(some);
    showReach(plan.reach());
    boolean slows = some && plan.needed() > plan.writer().comfortableRules();
    slow.setText(slows ? texts.get("rules.text.long", plan.needed(), plan.writer().name()) : "");
    if (!plan.apply().equals(apply.text())) {
      say("");
    }
    boolean again = plan.writer().id().equals(target);
    target = plan.writer().id();
    fileName = plan.writer().fileName();
    apply.setText(plan.apply(), again);
    check.setText(plan.check(), again);
    undo.setText(plan.undo(), again);
  }

  /// Why there is no text.
  private String hint(RulesPlan plan) {
    if (!plan.blocked().isEmpty()) {
      int most = plan.writer().mostRules();
      return texts.get("rules.text.too-long", plan.needed(), plan.writer().name(), most);
    }
    return texts.get(plan.isEmpty() ? "rules.text.empty" : "rules.text.spared");
  }

  /// Gives the keys to what is done first here.
  void focusFirst() {
    (copy.isDisabled() ? tabs : copy).requestFocus();
  }

  /// The disk may be slow or far away.
  void write(Path file, String words) {
    Background.run(
        () -> {
          try {
            Files.writeString(file, words);
            return texts.get("rules.text.saved", file.toString());
          } catch (IOException e) {
            return texts.get("rules.text.not-saved", file.toString(), e.toString());
          }
        },
        this::say);
  }

  private void showReach(Reach met) {
    reach.setText(reachWords.all(met));
    boolean doubtful = met.served() > 0;
    reach.setGraphic(
        new FontIcon(
            doubtful ? Feather.ALERT_TRIANGLE : met.visitsKnown() ? Feather.CHECK : Feather.INFO));
    reach.getStyleClass().removeAll("doubtful", "clear");
    if (met.visitsKnown()) {
      reach.getStyleClass().add(doubtful ? "doubtful" : "clear");
    }
    hits.show(met);
  }

  /// To another tab.
  private void turn() {
    say("");
    boolean copied = shown() == null;
    copy.setDisable(copied);
    saveAs.setDisable(copied);
  }

  private void copy() {
    TextLines lines = shown();
    if (lines != null) {
      CopyButton.copy(lines.text());
      say(texts.get(lines == undo ? "rules.text.copied.undo" : "rules.text.copied"));
    }
  }

  private void save() {
    TextLines lines = shown();
    if (lines == null) {
      return;
    }
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("rules.text.save"));
    chooser.setInitialFileName(lines == apply ? fileName : otherFileName());
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      write(file.toPath(), lines.text());
    }
  }

  private String otherFileName() {
    return "handshake-doctor-" + (shown() == check ? "check.txt" : "undo.txt");
  }

  /// Until something changes. The button is what has the focus then, so its name is what a screen
  /// reader reads out.
  private void say(String words) {
    message.setText(words);
    copy.setAccessibleText(words.isEmpty() ? texts.get("rules.text.copy") : words);
  }

  private void add(String name, TextLines lines) {
    lines.setAccessibleText(texts.get(name));
    tabs.getTabs().add(new Tab(texts.get(name), lines));
  }

  private Button button(String name, Feather icon, Runnable action) {
    Button button = new Button(texts.get(name), new FontIcon(icon));
    button.setMinWidth(USE_PREF_SIZE);
    button.getStyleClass().add(Styles.SMALL);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /// Null where the tab in sight has no text to copy.
  private @Nullable TextLines shown() {
    return tabs.getSelectionModel().getSelectedItem().getContent() instanceof TextLines lines
        ? lines
        : null;
  }
}
