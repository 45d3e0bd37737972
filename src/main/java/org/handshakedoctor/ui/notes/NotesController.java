package org.handshakedoctor.ui.notes;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.SelectableText;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.Preferences;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;

/// The drawer with the notes on the open logs.
public final class NotesController {
  private final AnalysisSession session;
  private final Preferences preferences;
  private final Texts texts;
  private final NoteWords words;
  private final InvalidationListener refresh = _ -> show();
  private final ReadOnlyIntegerWrapper mattering = new ReadOnlyIntegerWrapper();
  private List<Note> notes = List.of();

  @FXML private VBox root;
  @FXML private HBox head;
  @FXML private VBox list;

  public NotesController(
      AnalysisSession session, Preferences preferences, ErrorCatalog catalog, Texts texts) {
    this.session = session;
    this.preferences = preferences;
    this.texts = texts;
    this.words = new NoteWords(new Wording(catalog, texts.locale()), texts);
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    head.getChildren()
        .add(
            new CopyButton(
                texts,
                texts.get("common.copy"),
                texts.get("notes.copy"),
                () -> words.plain(notes)));
    session.viewProperty().addListener(new WeakInvalidationListener(refresh));
    session.happened().addListener(new WeakInvalidationListener(refresh));
    show();
  }

  /// How many of the notes somebody should look at.
  public ReadOnlyIntegerProperty matteringProperty() {
    return mattering.getReadOnlyProperty();
  }

  private void show() {
    View view = session.viewProperty().get();
    List<Note> now =
        view == null
            ? List.of()
            : words.of(
                view.report().log(),
                session.optionsProperty().get(),
                view.finished(),
                session.happened(),
                preferences.brokenFile());
    if (!now.equals(notes)) {
      notes = now;
      list.getChildren().setAll(notes.stream().map(this::row).toList());
      mattering.set((int) notes.stream().filter(Note::matters).count());
    }
  }

  private Node row(Note note) {
    Label mark = new Label(note.level().symbol());
    mark.getStyleClass().addAll("note-mark", "note-" + note.level().id());
    mark.setAccessibleText(texts.get("notes.level." + note.level().id()));
    mark.setMinWidth(Region.USE_PREF_SIZE);
    String where = note.where().isEmpty() ? "" : note.where() + "  ";
    SelectableText said = new SelectableText(texts, where + note.words());
    HBox.setHgrow(said, Priority.ALWAYS);
    HBox row = new HBox(8, mark, said);
    row.setMinHeight(Region.USE_PREF_SIZE);
    return row;
  }
}
