package org.handshakedoctor.ui.lookup;

import javafx.scene.input.Clipboard;
import javafx.scene.input.InputMethodEvent;
import org.controlsfx.control.textfield.CustomTextField;
import org.handshakedoctor.core.lookup.ErrorLookup;

/// Where the question is typed or pasted.
public final class LookupField extends CustomTextField {
  private boolean composing;

  public LookupField() {
    addEventFilter(
        InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
        event -> composing = !event.getComposed().isEmpty());
  }

  /// Whether Chinese is being put together: what stands there is not yet what is meant.
  boolean isComposing() {
    return composing;
  }

  /// A field has one line; of several the one that matters is taken.
  @Override
  public void paste() {
    String text = Clipboard.getSystemClipboard().getString();
    if (text != null) {
      replaceSelection(ErrorLookup.oneLine(text));
    }
  }
}
