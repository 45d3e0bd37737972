package org.handshakedoctor.ui.main;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// Lets the user find a time zone by a part of its name, or write a distance from UTC.
final class ZoneDialog extends Dialog<ZoneId> {
  private static final double HEIGHT = 260;

  private final TextField wanted = new TextField();
  private final FilteredList<String> names =
      new FilteredList<>(FXCollections.observableArrayList(all()));
  private final ListView<String> list = new ListView<>(names);

  ZoneDialog(Window owner, Texts texts) {
    initOwner(owner);
    setTitle(texts.get("app.name"));
    setHeaderText(texts.get("main.zone.header"));
    wanted.setPromptText(texts.get("main.zone.prompt"));
    wanted.setAccessibleText(wanted.getPromptText());
    list.setAccessibleText(texts.get("main.zone.header"));
    list.setPrefHeight(HEIGHT);
    Label why = new Label(texts.get("main.zone.why"));
    why.setWrapText(true);
    why.getStyleClass().add("muted");
    getDialogPane().setContent(new VBox(8, wanted, list, why));
    getDialogPane().getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
    wanted.textProperty().subscribe(this::narrow);
    list.getSelectionModel().selectedItemProperty().subscribe(_ -> enable());
    list.setOnMouseClicked(
        click -> {
          ZoneId zone = zone();
          if (click.getClickCount() == 2 && zone != null) {
            setResult(zone);
          }
        });
    setResultConverter(button -> button == ButtonType.OK ? zone() : null);
    setOnShown(_ -> wanted.requestFocus());
    enable();
  }

  /// `UTC+01:00` says more than `+01:00`.
  static String name(ZoneId zone) {
    if (zone instanceof ZoneOffset offset) {
      return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset;
    }
    return zone.getId().equals("Etc/UTC") ? "UTC" : zone.getId();
  }

  private void narrow(String text) {
    String part = text.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    names.setPredicate(name -> name.toLowerCase(Locale.ROOT).contains(part));
    list.getSelectionModel().clearSelection();
    if (!part.isEmpty() && !names.isEmpty()) {
      list.getSelectionModel().selectFirst();
    }
    enable();
  }

  private void enable() {
    getDialogPane().lookupButton(ButtonType.OK).setDisable(zone() == null);
  }

  private @Nullable ZoneId zone() {
    String selected = list.getSelectionModel().getSelectedItem();
    try {
      return selected != null ? ZoneId.of(selected) : ZoneId.of(wanted.getText().strip());
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// Names of places, and UTC. The old ones such as `EST` mean something else than many think.
  private static List<String> all() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.equals("UTC") || (id.contains("/") && !id.startsWith("SystemV/")))
        .sorted()
        .toList();
  }
}
