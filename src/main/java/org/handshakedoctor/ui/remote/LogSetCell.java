package org.handshakedoctor.ui.remote;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.remote.RemoteLogSet;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A log at a server: where it lies, and below how large it is and when it was last written to, by
/// this computer's clock.
final class LogSetCell extends ListCell<RemoteLogSet> {
  private static final DateTimeFormatter CHANGED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final double MEGABYTE = 1e6;

  private final Texts texts;
  private final Label path = new Label();
  private final Label about = new Label();
  private final VBox both = new VBox(2, path, about);

  LogSetCell(Texts texts) {
    this.texts = texts;
    about.getStyleClass().addAll("muted", "small");
    both.setMinWidth(0);
    both.setPrefWidth(1);
  }

  @Override
  protected void updateItem(@Nullable RemoteLogSet set, boolean empty) {
    super.updateItem(set, empty);
    setGraphic(empty || set == null ? null : both);
    setText(null);
    if (!empty && set != null) {
      path.setText(VisibleText.of(set.youngest().path().toString()));
      path.setGraphic(set.readable() ? null : new FontIcon(Feather.LOCK));
      about.setText(about(set));
    }
  }

  private String about(RemoteLogSet set) {
    String size =
        texts.get(
            "remote.log.about",
            set.size() / MEGABYTE,
            set.parts().size(),
            CHANGED.format(set.modified().atZone(ZoneId.systemDefault())));
    return set.readable() ? size : texts.get("remote.log.locked", size);
  }
}
