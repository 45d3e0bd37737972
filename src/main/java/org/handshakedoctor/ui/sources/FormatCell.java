package org.handshakedoctor.ui.sources;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.ToggleGroup;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.jspecify.annotations.Nullable;

/// As what a source was read, with a menu to say what it is when that was not found out.
final class FormatCell extends TableCell<SourceSummary, SourceSummary> {
  private final AnalysisSession session;
  private final Texts texts;
  private final Wording wording;
  private final MenuButton button = new MenuButton();

  FormatCell(AnalysisSession session, Texts texts, Wording wording) {
    this.session = session;
    this.texts = texts;
    this.wording = wording;
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnShowing(_ -> fill());
    // A menu without items does not open.
    button.getItems().add(new MenuItem());
  }

  @Override
  protected void updateItem(@Nullable SourceSummary source, boolean empty) {
    super.updateItem(source, empty);
    if (source == null || empty) {
      setGraphic(null);
      return;
    }
    button.setText(words(source));
    button.setAccessibleText(
        texts.get("sources.format.of", VisibleText.of(source.name()), button.getText()));
    button.setDisable(
        source.source() == null || source.repeats() != null || !session.canBeReadAgain());
    setGraphic(button);
  }

  private String words(SourceSummary source) {
    String chosen = chosen(source.source());
    if (chosen != null) {
      return texts.get("sources.format.chosen", wording.format(chosen));
    }
    if (source.lines() == 0) {
      return texts.get("sources.format.unread");
    }
    String most = source.format();
    if (most == null) {
      return texts.get("sources.format.none");
    }
    int others = source.formats().size() - 1;
    return others == 0
        ? wording.format(most)
        : texts.get("sources.format.more", wording.format(most), others);
  }

  private @Nullable String chosen(@Nullable LogSource source) {
    return source == null ? null : session.optionsProperty().get().formats().get(source.location());
  }

  private void fill() {
    SourceSummary summary = getItem();
    LogSource source = summary == null ? null : summary.source();
    if (source == null) {
      return;
    }
    ToggleGroup group = new ToggleGroup();
    List<MenuItem> items = new ArrayList<>();
    items.add(item(texts.get("sources.format.auto"), source, null, group));
    items.add(new SeparatorMenuItem());
    for (LogFormat format : LogFormats.ALL) {
      items.add(item(wording.format(format.id()), source, format.id(), group));
    }
    button.getItems().setAll(items);
  }

  private MenuItem item(String text, LogSource source, @Nullable String id, ToggleGroup group) {
    RadioMenuItem item = new RadioMenuItem(text);
    item.setMnemonicParsing(false);
    item.setToggleGroup(group);
    item.setSelected(Objects.equals(id, chosen(source)));
    item.setOnAction(
        _ -> {
          if (!Objects.equals(id, chosen(source))) {
            session.readAgain(session.optionsProperty().get().withFormatOf(source.location(), id));
          }
        });
    return item;
  }
}
