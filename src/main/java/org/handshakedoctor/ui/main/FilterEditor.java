package org.handshakedoctor.ui.main;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// Changes one part of the filter by hand: its addresses, its errors or its time.
final class FilterEditor extends Dialog<Filter> {
  private static final double WIDTH = 420;
  private static final double MOST_HEIGHT = 320;

  private final Texts texts;
  private final Label wrong = new Label();
  private final VBox content = new VBox(8);

  private FilterEditor(Window owner, Texts texts, String header) {
    this.texts = texts;
    initOwner(owner);
    setTitle(texts.get("app.name"));
    setHeaderText(texts.get(header));
    wrong.getStyleClass().add("wrong");
    wrong.setWrapText(true);
    content.setPrefWidth(WIDTH);
    getDialogPane().setContent(content);
    getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
    getDialogPane().getStyleClass().addAll(owner.getScene().getRoot().getStyleClass());
    getDialogPane().getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
  }

  static FilterEditor ofTime(Window owner, Texts texts, Filter filter) {
    FilterEditor editor = new FilterEditor(owner, texts, "main.edit.time");
    TextField from = editor.field("main.edit.from", texts.time(filter.time().from()));
    TextField until = editor.field("main.edit.until", texts.time(filter.time().until()));
    editor.judge(
        "main.edit.time.wrong",
        () -> {
          Long first = seconds(from.getText());
          Long end = seconds(until.getText());
          return first == null || end == null || first >= end
              ? null
              : filter.withTime(new TimeRange(first, end));
        });
    return editor;
  }

  static FilterEditor ofClients(Window owner, Texts texts, Filter filter) {
    FilterEditor editor = new FilterEditor(owner, texts, "main.edit.addresses");
    String now =
        String.join(" ", filter.clients().stream().sorted().map(IpAddress::toString).toList());
    TextField field = editor.field("main.edit.addresses.field", now);
    boolean inverted = filter.inverted().contains(Filter.Part.CLIENTS);
    editor.judge(
        "main.edit.addresses.wrong",
        () -> {
          Set<IpAddress> wanted = addresses(field.getText());
          return wanted == null ? null : filter.withClients(wanted, inverted);
        });
    return editor;
  }

  /// @param report its errors can be chosen
  static FilterEditor ofEntries(
      Window owner, Texts texts, Filter filter, Report report, ErrorCatalog catalog) {
    FilterEditor editor = new FilterEditor(owner, texts, "main.edit.errors");
    ObservableList<String> chosen = FXCollections.observableArrayList(filter.entries());
    VBox boxes = new VBox(8);
    report.reasons().stream()
        .map(reason -> reason.cause().entry())
        .distinct()
        .forEach(id -> boxes.getChildren().add(editor.box(id, catalog, chosen)));
    ScrollPane scroll = new ScrollPane(boxes);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(MOST_HEIGHT);
    editor.content.getChildren().add(scroll);
    boolean inverted = filter.inverted().contains(Filter.Part.ENTRIES);
    editor.judge(
        "main.edit.errors.wrong",
        () -> {
          Filter wanted = filter.withEntries(new HashSet<>(chosen));
          return chosen.isEmpty() ? null : wanted.withInverted(Filter.Part.ENTRIES, inverted);
        });
    return editor;
  }

  private Node box(String id, ErrorCatalog catalog, ObservableList<String> chosen) {
    ErrorEntry entry = catalog.get(id);
    CheckBox box = new CheckBox(entry == null ? id : entry.text(texts.locale()).name());
    box.setMnemonicParsing(false);
    box.setSelected(chosen.contains(id));
    box.selectedProperty()
        .subscribe(
            (_, now) -> {
              if (now) {
                chosen.add(id);
              } else {
                chosen.remove(id);
              }
            });
    return box;
  }

  private TextField field(String key, String text) {
    Label label = new Label(texts.get(key));
    TextField field = new TextField(text);
    label.setLabelFor(field);
    field.setAccessibleText(label.getText());
    content.getChildren().addAll(label, field);
    return field;
  }

  /// Says what is wrong where it stands, and stays open until it is right.
  ///
  /// @param wanted null while what stands there makes no sense
  private void judge(String sentence, Supplier<@Nullable Filter> wanted) {
    content.getChildren().add(wrong);
    getDialogPane()
        .lookupButton(ButtonType.OK)
        .addEventFilter(
            ActionEvent.ACTION,
            event -> {
              if (wanted.get() == null) {
                wrong.setText(texts.get(sentence));
                event.consume();
              }
            });
    setResultConverter(button -> button == ButtonType.OK ? wanted.get() : null);
  }

  /// The seconds of `2024-01-12 10:00`, with or without seconds or a day alone; null if it is none
  /// of these.
  static @Nullable Long seconds(String text) {
    String iso = text.strip().replaceFirst("\\s+", "T").toUpperCase(Locale.ROOT);
    try {
      String whole = iso.contains("T") ? iso : iso + "T00:00";
      return LocalDateTime.parse(whole).toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  /// The addresses of a text, however they are separated; null if there are none, or anything else.
  static @Nullable Set<IpAddress> addresses(String text) {
    Set<IpAddress> found = new HashSet<>();
    for (String word : text.strip().split("[\\s,;，；、]+", -1)) {
      IpAddress address = IpAddress.parse(word);
      if (address == null) {
        return null;
      }
      found.add(address);
    }
    return found;
  }
}
