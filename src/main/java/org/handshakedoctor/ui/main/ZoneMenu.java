package org.handshakedoctor.ui.main;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.jspecify.annotations.Nullable;

/// Says by which clock times are shown, and changes it: then the logs are read again. Lives on the
/// FX thread.
final class ZoneMenu {
  private final MenuButton button;
  private final AnalysisSession session;
  private final Texts texts;

  ZoneMenu(MenuButton button, AnalysisSession session, Texts texts) {
    this.button = button;
    this.session = session;
    this.texts = texts;
    button.setOnShowing(_ -> fill());
    // A menu without items does not open.
    fill();
  }

  /// @param log the log on the screen
  void show(FailureLog log) {
    ZoneId zone = log.zone();
    boolean chosen = session.optionsProperty().get().zone() != null;
    String text =
        zone == null
            ? texts.get("main.status.zone")
            : texts.get(
                chosen ? "main.status.zone.chosen" : "main.status.zone.logged",
                ZoneDialog.name(zone));
    button.setText(text);
    button.getTooltip().setText(text + "\n" + texts.get("main.status.zone.tip"));
    button.setDisable(!session.canBeReadAgain());
  }

  private void fill() {
    ZoneId present = session.optionsProperty().get().zone();
    ZoneId computers = ZoneId.systemDefault();
    ToggleGroup group = new ToggleGroup();
    List<MenuItem> items = new ArrayList<>();
    items.add(item(texts.get("main.zone.logged"), null, group));
    String here = texts.get("main.zone.computer", ZoneDialog.name(computers));
    items.add(item(here, computers, group));
    if (!ZoneDialog.name(computers).equals("UTC")) {
      items.add(item("UTC", ZoneOffset.UTC, group));
    }
    if (present != null && !present.equals(computers) && !present.equals(ZoneOffset.UTC)) {
      items.add(item(ZoneDialog.name(present), present, group));
    }
    MenuItem choose = new MenuItem(texts.get("main.zone.choose"));
    choose.setOnAction(
        _ ->
            new ZoneDialog(button.getScene().getWindow(), texts)
                .showAndWait()
                .ifPresent(this::choose));
    items.add(new SeparatorMenuItem());
    items.add(choose);
    button.getItems().setAll(items);
  }

  private MenuItem item(String text, @Nullable ZoneId zone, ToggleGroup group) {
    RadioMenuItem item = new RadioMenuItem(text);
    item.setMnemonicParsing(false);
    item.setToggleGroup(group);
    item.setSelected(Objects.equals(zone, session.optionsProperty().get().zone()));
    item.setOnAction(_ -> choose(zone));
    return item;
  }

  private void choose(@Nullable ZoneId zone) {
    if (!Objects.equals(zone, session.optionsProperty().get().zone())) {
      session.readAgain(session.optionsProperty().get().withZone(zone));
    }
  }
}
