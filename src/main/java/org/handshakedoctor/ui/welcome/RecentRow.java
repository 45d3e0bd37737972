package org.handshakedoctor.ui.welcome;

import atlantafx.base.theme.Styles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.diagnosis.Verdict;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.settings.Settings.Recent;
import org.handshakedoctor.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One log that was open before: opens it, looks for it where it is gone, keeps it first, forgets
/// it.
final class RecentRow extends HBox {
  private static final double KILOBYTE = 1e3;
  private static final double MEGABYTE = 1e6;

  private final Recent recent;
  private final Texts texts;
  private final Path path;

  /// What can be done with a row.
  interface Wishes {
    void open(Path file);

    void locate(Recent recent);

    void pin(Recent recent, boolean now);

    void forget(Recent recent);
  }

  RecentRow(Recent recent, Texts texts, Wishes wishes) {
    this.recent = recent;
    this.texts = texts;
    this.path = Path.of(recent.path());
    boolean there = Files.exists(path);
    String name =
        VisibleText.of(path.getFileName() == null ? recent.path() : path.getFileName().toString());
    ToggleButton pin = new ToggleButton(null, new FontIcon(Feather.STAR));
    pin.getStyleClass().addAll("pin", Styles.FLAT, Styles.BUTTON_ICON);
    pin.setSelected(recent.pinned());
    pin.setAccessibleText(texts.get("welcome.recent.pin", name));
    pin.setTooltip(new Tooltip(texts.get("welcome.recent.pin.tip")));
    pin.setOnAction(_ -> wishes.pin(recent, pin.isSelected()));
    Button open = open(name, there, wishes::open);
    Button forget = new Button(null, new FontIcon(Feather.X));
    forget.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
    forget.setAccessibleText(texts.get("welcome.recent.forget", name));
    forget.setOnAction(_ -> wishes.forget(recent));
    setSpacing(4);
    setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(pin, open);
    if (!there) {
      Button locate = new Button(texts.get("welcome.recent.locate"));
      locate.setMinWidth(USE_PREF_SIZE);
      locate.setAccessibleText(texts.get("welcome.recent.locate.of", name));
      locate.setOnAction(_ -> wishes.locate(recent));
      getChildren().add(locate);
    }
    getChildren().add(forget);
  }

  private Button open(String name, boolean there, Consumer<Path> action) {
    Label title = new Label(name);
    title.getStyleClass().add("recent-name");
    String shown = VisibleText.of(recent.path());
    Label where = new Label(there ? shown : texts.get("welcome.recent.missing", shown));
    where.getStyleClass().addAll("muted", "small");
    VBox words = new VBox(title, where);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Label said = new Label(verdict());
    said.getStyleClass().addAll("verdict-chip", "small", "verdict-" + recent.verdict());
    said.setMinWidth(USE_PREF_SIZE);
    Label size = small(there ? size() : "");
    Label opened = small(time());
    HBox content = new HBox(16, words, said, size, opened);
    content.setAlignment(Pos.CENTER_LEFT);
    Button open = new Button();
    open.setGraphic(content);
    open.getStyleClass().addAll("recent", Styles.FLAT);
    open.setMaxWidth(Double.MAX_VALUE);
    open.setDisable(!there);
    open.setOnAction(_ -> action.accept(path));
    open.setAccessibleText(
        texts.get("welcome.recent.open", name, said.getText(), opened.getText()));
    HBox.setHgrow(open, Priority.ALWAYS);
    return open;
  }

  private static Label small(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("muted", "small");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private String size() {
    long bytes = path.toFile().isDirectory() ? 0 : path.toFile().length();
    if (bytes == 0) {
      return "";
    }
    return bytes < MEGABYTE
        ? texts.get("welcome.recent.kilobytes", bytes / KILOBYTE)
        : texts.get("welcome.recent.megabytes", bytes / MEGABYTE);
  }

  private String verdict() {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.key().equals(recent.verdict())) {
        return texts.get("verdict." + verdict.key());
      }
    }
    return "";
  }

  private String time() {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(texts.locale())
        .withZone(ZoneId.systemDefault())
        .format(recent.opened());
  }
}
