package org.handshakedoctor.ui.explanation;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.meaning.LineMeanings;
import org.handshakedoctor.core.tls.TlsFailure;
import org.handshakedoctor.ui.fx.Background;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// The same explanation where there is no log to count in.
public final class EntryPane extends StackPane {
  private final Texts texts;
  private final Explainer explainer;
  private final SeeAlso seeAlso;
  private final ScrollPane scroll = new ScrollPane();
  private @Nullable ExplanationView shown;

  public EntryPane(Texts texts, ErrorCatalog catalog, LineMeanings meanings, SeeAlso seeAlso) {
    this.seeAlso = seeAlso;
    this.texts = texts;
    this.explainer = new Explainer(texts, catalog, meanings);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setAccessibleText(texts.get("explanation.panel"));
    getStyleClass().addAll("explanation", texts.locale().getLanguage());
    getChildren().setAll(scroll);
  }

  /// A line that was asked about, and what it says.
  public record Asked(String line, TlsFailure failure) {}

  /// @param origin the words of a log that the entry is for, safe to show
  /// @param asked null if no line was asked about; the catalogue's example is then taken apart
  public void show(ErrorEntry entry, String origin, @Nullable Asked asked) {
    String server = asked == null ? null : asked.failure().kind().format();
    String reason = asked == null ? "" : asked.failure().kind().reason();
    ExplanationView made =
        new ExplanationView(texts, explainer.explain(entry, reason, server, origin), "");
    shown = made;
    scroll.setContent(made);
    scroll.setVvalue(0);
    seeAlso.addTo(made, entry);
    String line = asked == null ? entry.sample() : asked.line();
    String where = texts.get(asked == null ? "explanation.line.example" : "explanation.line.asked");
    if (line != null) {
      Background.run(() -> explainer.line(where, LineExample.of(line)), made::setLine);
    }
  }

  public void clear() {
    shown = null;
    scroll.setContent(null);
  }

  /// Everything that is shown, as plain text.
  public String text() {
    return shown == null ? "" : shown.text();
  }

  /// For the keys: the arrows then scroll.
  public void focusText() {
    scroll.requestFocus();
  }
}
