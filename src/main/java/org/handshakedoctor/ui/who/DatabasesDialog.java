package org.handshakedoctor.ui.who;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.networks.mmdb.LocationDatabase.Source;
import org.handshakedoctor.core.networks.mmdb.LocationException;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AddressKnowledge;

/// What the program may use to find out who an address belongs to: databases of the user, and his
/// name server.
public final class DatabasesDialog extends Dialog<ButtonType> {
  private static final double WIDTH = 520;

  private final WhoWords words;
  private final Texts texts;
  private final AddressKnowledge knowledge;
  private final VBox files = new VBox(6);
  private final Label problem = new Label();
  private final CheckBox names = new CheckBox();
  private final InvalidationListener refresh = _ -> fill();

  public DatabasesDialog(Window owner, WhoWords words) {
    this.words = words;
    this.texts = words.texts();
    this.knowledge = words.knowledge();
    initOwner(owner);
    setTitle(texts.get("app.name"));
    setHeaderText(texts.get("who.settings.header"));
    problem.setId("problem");
    problem.setWrapText(true);
    problem.setMinHeight(Label.USE_PREF_SIZE);
    problem.getStyleClass().add(Styles.DANGER);
    Button choose = new Button(texts.get("who.settings.choose"));
    choose.setOnAction(_ -> choose());
    names.setText(texts.get("who.settings.names"));
    names.setWrapText(true);
    names.setOnAction(_ -> knowledge.setMayAsk(names.isSelected()));
    VBox content =
        new VBox(
            10,
            heading("who.settings.databases"),
            muted("who.settings.databases.help"),
            files,
            problem,
            choose,
            new Separator(),
            heading("who.settings.dns"),
            muted("who.settings.dns.help"),
            names);
    content.setPrefWidth(WIDTH);
    getDialogPane().setContent(content);
    getDialogPane()
        .getButtonTypes()
        .setAll(new ButtonType(texts.get("common.close"), ButtonData.CANCEL_CLOSE));
    knowledge.changesProperty().addListener(new WeakInvalidationListener(refresh));
    fill();
  }

  private void fill() {
    names.setSelected(knowledge.mayAsk());
    List<Node> rows = new ArrayList<>();
    for (Path file : knowledge.files()) {
      rows.add(row(file));
    }
    if (rows.isEmpty()) {
      rows.add(muted("who.settings.none"));
    }
    files.getChildren().setAll(rows);
    LocationException trouble = knowledge.problemProperty().get();
    problem.setText(
        trouble == null
            ? ""
            : texts.get(
                "who.settings.problem",
                VisibleText.of(trouble.file().toString()),
                words.problem(trouble)));
    problem.setVisible(trouble != null);
    problem.setManaged(trouble != null);
    if (getDialogPane().getScene() != null && getDialogPane().getScene().getWindow() != null) {
      getDialogPane().getScene().getWindow().sizeToScene();
    }
  }

  private Node row(Path file) {
    String name = VisibleText.of(Objects.toString(file.getFileName(), file.toString()));
    Label title = new Label(name);
    title.setTooltip(new Tooltip(VisibleText.of(file.toString())));
    Label about = new Label(about(file));
    about.setWrapText(true);
    about.setMinHeight(Label.USE_PREF_SIZE);
    about.getStyleClass().add("muted");
    VBox both = new VBox(2, title, about);
    HBox.setHgrow(both, Priority.ALWAYS);
    Button forget = new Button(texts.get("who.settings.forget"));
    forget.setAccessibleText(texts.get("who.settings.forget.one", name));
    forget.setMinWidth(Button.USE_PREF_SIZE);
    forget.setOnAction(_ -> knowledge.forget(file));
    return new HBox(12, both, forget);
  }

  private String about(Path file) {
    return knowledge.locations().sources().stream()
        .filter(source -> source.file().equals(file))
        .findFirst()
        .map(this::about)
        .orElseGet(() -> texts.get("who.settings.unread"));
  }

  private String about(Source source) {
    String what =
        source.countries() && source.networks()
            ? "both"
            : source.countries() ? "countries" : "networks";
    return texts.get(
        "who.settings.source",
        source.type(),
        source.built().toString(),
        texts.get("who.settings.knows." + what));
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("who.settings.choose"));
    chooser
        .getExtensionFilters()
        .addAll(
            new ExtensionFilter(texts.get("who.settings.choose.mmdb"), "*.mmdb"),
            new ExtensionFilter(texts.get("welcome.choose.all"), "*", "*.*"));
    List<File> chosen = chooser.showOpenMultipleDialog(getDialogPane().getScene().getWindow());
    if (chosen != null) {
      List<Path> all = new ArrayList<>(knowledge.files());
      chosen.stream().map(File::toPath).filter(file -> !all.contains(file)).forEach(all::add);
      knowledge.choose(all);
    }
  }

  private Label heading(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add(Styles.TEXT_BOLD);
    return label;
  }

  private Label muted(String key) {
    Label label = new Label(texts.get(key));
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    label.getStyleClass().add("muted");
    return label;
  }
}
