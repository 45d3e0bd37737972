package org.handshakedoctor.ui.fx;

import java.util.Map;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Puts a text on the clipboard, and says for a moment that it did.
public final class CopyButton extends Button {
  private static final Duration MOMENT = Duration.seconds(2);

  private final String label;
  private final String spoken;

  /// @param label what the button says
  /// @param spoken what a screen reader says, which does not see what the button stands beside
  /// @param what is asked for the text at each click
  public CopyButton(Texts texts, String label, String spoken, Supplier<String> what) {
    this.label = label;
    this.spoken = spoken;
    PauseTransition moment = new PauseTransition(MOMENT);
    moment.setOnFinished(_ -> rest());
    String copied = texts.get("common.copied");
    setOnAction(
        _ -> {
          copy(what.get());
          show(copied, copied, Feather.CHECK);
          moment.playFromStart();
        });
    setMinWidth(USE_PREF_SIZE);
    rest();
  }

  /// Puts exactly this text on the clipboard.
  public static void copy(String text) {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
  }

  private void rest() {
    show(label, spoken, Feather.COPY);
  }

  private void show(String words, String aloud, Feather icon) {
    setText(words);
    setAccessibleText(aloud);
    setGraphic(new FontIcon(icon));
  }
}
