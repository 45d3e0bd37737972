package org.handshakedoctor.ui.save;

import java.io.File;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.export.ReportFormat;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.networks.mmdb.LocationDatabase;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;

/// Opens the dialog in which a report is saved.
public final class SaveReport {
  private final AnalysisSession session;
  private final Texts texts;
  private final ReportSaving.Knowledge knowledge;
  private final Consumer<String> open;
  private final BooleanSupplier masked;
  private @Nullable Path folder;

  /// @param program name and version of the program
  /// @param open shows a document, by its URI, in the program that the system has for it
  /// @param masked whether the user likes reports to begin with masked addresses
  public SaveReport(
      AnalysisSession session,
      Texts texts,
      ErrorCatalog catalog,
      NetworkDirectory networks,
      Supplier<LocationDatabase> locations,
      String program,
      Consumer<String> open,
      BooleanSupplier masked) {
    this.session = session;
    this.texts = texts;
    this.knowledge = new ReportSaving.Knowledge(catalog, networks, locations, program);
    this.open = open;
    this.masked = masked;
  }

  /// Whether there is anything to save.
  public boolean isPossible() {
    return session.viewProperty().get() != null;
  }

  public void show(Window owner) {
    View view = session.viewProperty().get();
    if (view == null) {
      return;
    }
    Dialog<Void> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(texts.get("app.name"));
    dialog.setHeaderText(texts.get("save.header"));
    SavePane pane = pane(view, format -> choose(owner, format));
    dialog.getDialogPane().setContent(pane);
    dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
    // The colours of the window, light or dark.
    Scene scene = owner.getScene();
    dialog.getDialogPane().getStylesheets().setAll(scene.getStylesheets());
    dialog.getDialogPane().getStyleClass().addAll(scene.getRoot().getStyleClass());
    dialog.setOnHidden(_ -> pane.stop());
    dialog.show();
  }

  /// The inside of the dialog.
  SavePane pane(View view, Function<ReportFormat, @Nullable Path> choose) {
    return new SavePane(texts, knowledge, view, choose, open, masked.getAsBoolean());
  }

  private @Nullable Path choose(Window owner, ReportFormat format) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("save.header"));
    chooser.setInitialFileName("tls-failures." + format.extension());
    if (folder != null && folder.toFile().isDirectory()) {
      chooser.setInitialDirectory(folder.toFile());
    }
    String kind = texts.get("save.format." + format.extension());
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(kind, "*." + format.extension()));
    File file = chooser.showSaveDialog(owner);
    if (file == null) {
      return null;
    }
    folder = file.toPath().toAbsolutePath().getParent();
    return file.toPath();
  }
}
