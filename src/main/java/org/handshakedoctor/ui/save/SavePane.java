package org.handshakedoctor.ui.save;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.concurrent.Worker;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.export.ReportFormat;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Asks what the report shall be, saves it, and says what came of it.
final class SavePane extends VBox {
  private static final double WIDTH = 460;

  private final Texts texts;
  private final ReportSaving.Knowledge knowledge;
  private final View view;
  private final Function<ReportFormat, @Nullable Path> choose;
  private final Consumer<String> open;
  private final ToggleGroup formats = new ToggleGroup();
  private final Map<ReportFormat, RadioButton> ofFormat = new EnumMap<>(ReportFormat.class);
  private final CheckBox mask = new CheckBox();
  private final CheckBox filtered = new CheckBox();
  private final Button save = new Button();
  private final ProgressBar bar = new ProgressBar();
  private final Button stop = new Button();
  private final HBox working = new HBox(8, bar, stop);
  private final Label said = new Label();
  private final Button openFile = new Button();
  private final Button openFolder = new Button();
  private final HBox done = new HBox(8, openFile, openFolder);
  private @Nullable ReportSaving saving;
  private @Nullable Path saved;

  /// @param view what is saved: what is shown when the pane is opened
  /// @param choose asks the user for the file; null if he does not want to any more
  /// @param open shows a document, by its URI, in the program that the system has for it
  /// @param masked whether addresses are masked until the user says otherwise
  SavePane(
      Texts texts,
      ReportSaving.Knowledge knowledge,
      View view,
      Function<ReportFormat, @Nullable Path> choose,
      Consumer<String> open,
      boolean masked) {
    this.texts = texts;
    this.knowledge = knowledge;
    this.view = view;
    this.choose = choose;
    this.open = open;
    getStyleClass().add("save-pane");
    setPrefWidth(WIDTH);
    for (ReportFormat format : ReportFormat.values()) {
      RadioButton one = new RadioButton(texts.get("save.format." + format.extension()));
      one.setToggleGroup(formats);
      one.setUserData(format);
      one.setId("format-" + format.extension());
      ofFormat.put(format, one);
      getChildren().add(withHelp(one, "save.format." + format.extension() + ".help"));
    }
    Objects.requireNonNull(ofFormat.get(ReportFormat.HTML)).setSelected(true);
    mask.setText(texts.get("save.mask"));
    mask.setId("mask");
    mask.setSelected(masked);
    filtered.setText(texts.get("save.filtered"));
    filtered.setId("filtered");
    boolean part = !view.report().filter().isEmpty();
    filtered.setSelected(part);
    filtered.setDisable(!part);
    VBox what = new VBox(8, withHelp(mask, "save.mask.help"), filteredRow(part));
    what.getStyleClass().add("choices");
    getChildren().addAll(what, saveRow(), said, done);
    said.setId("said");
    said.setWrapText(true);
    say("", false);
  }

  /// Gives up what is being written.
  void stop() {
    if (saving != null) {
      saving.cancel();
    }
  }

  private Node withHelp(Labeled choice, String help) {
    Label label = new Label(texts.get(help));
    label.setWrapText(true);
    label.getStyleClass().addAll("muted", "small", "help");
    choice.setAccessibleHelp(label.getText());
    return new VBox(choice, label);
  }

  private Node filteredRow(boolean part) {
    return withHelp(filtered, part ? "save.filtered.help" : "save.filtered.none");
  }

  private Node saveRow() {
    save.setText(texts.get("save.choose"));
    save.setId("save");
    save.setDefaultButton(true);
    save.setGraphic(new FontIcon(Feather.SAVE));
    save.setOnAction(_ -> save());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(texts.get("save.saving"));
    HBox.setHgrow(bar, Priority.ALWAYS);
    stop.setText(texts.get("save.stop"));
    stop.setId("stop");
    stop.setOnAction(_ -> stop());
    working.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(working, Priority.ALWAYS);
    openFile.setText(texts.get("save.open"));
    openFile.setId("open-file");
    openFile.setGraphic(new FontIcon(Feather.EXTERNAL_LINK));
    openFile.setOnAction(_ -> open(saved));
    openFolder.setText(texts.get("save.folder"));
    openFolder.setId("open-folder");
    openFolder.setGraphic(new FontIcon(Feather.FOLDER));
    openFolder.setOnAction(_ -> open(saved == null ? null : saved.toAbsolutePath().getParent()));
    show(working, false);
    HBox row = new HBox(12, save, working);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void save() {
    ReportFormat format = (ReportFormat) formats.getSelectedToggle().getUserData();
    Path file = choose.apply(format);
    if (file == null) {
      return;
    }
    ReportSaving task =
        new ReportSaving(
            knowledge,
            new ReportSaving.Wish(
                view,
                new Wording(knowledge.catalog(), texts.locale()),
                format,
                mask.isSelected(),
                filtered.isSelected(),
                file));
    saving = task;
    bar.progressProperty().bind(task.progressProperty());
    task.setOnSucceeded(_ -> finish(file, format));
    task.setOnFailed(_ -> fail(file, task.getException()));
    // The file is only taken back when the writer has noticed.
    task.stateProperty()
        .subscribe(
            state -> {
              if (state == Worker.State.CANCELLED) {
                say(texts.get("save.stopped"), false);
                rest();
              }
            });
    save.setDisable(true);
    show(working, true);
    say("", false);
    task.start();
  }

  private void finish(Path file, ReportFormat format) {
    rest();
    say(texts.get("save.saved", VisibleText.of(file.toString())), false);
    saved = file;
    show(done, true);
    show(openFile, format == ReportFormat.HTML);
  }

  private void fail(Path file, Throwable why) {
    rest();
    if (!(why instanceof IOException reason)) {
      throw new IllegalStateException(why);
    }
    say(words(VisibleText.of(file.toString()), reason), true);
  }

  private String words(String file, IOException reason) {
    return switch (reason) {
      case AccessDeniedException _ -> texts.get("save.denied", file);
      case NoSuchFileException _ -> texts.get("save.no-folder", file);
      case FileSystemException one when one.getReason() != null ->
          texts.get("save.failed", file, VisibleText.of(one.getReason()));
      default -> texts.get("save.failed", file, VisibleText.of(reason.toString()));
    };
  }

  private void rest() {
    saving = null;
    save.setDisable(false);
    show(working, false);
    bar.progressProperty().unbind();
  }

  private void say(String what, boolean wrong) {
    said.setText(what);
    said.getStyleClass().remove("wrong");
    if (wrong) {
      said.getStyleClass().add("wrong");
    }
    show(said, !what.isEmpty());
    show(done, false);
  }

  private void open(@Nullable Path what) {
    if (what != null) {
      open.accept(what.toUri().toString());
    }
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
