package org.handshakedoctor.ui.overview;

import java.util.Objects;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.ui.fx.Texts;

/// How causes are called: in plain words of the reader's language, and as OpenSSL or the server
/// wrote it.
record CauseName(ErrorCatalog catalog, Texts texts) {

  String plain(Cause cause) {
    return Objects.requireNonNull(catalog.get(cause.entry())).text(texts.locale()).name();
  }

  static String logged(Cause cause) {
    return VisibleText.of(cause.reason());
  }

  static String operation(Cause cause) {
    String operation = cause.operation();
    return operation == null ? "–" : VisibleText.of(operation);
  }
}
