package org.handshakedoctor.ui.main;

import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Filter.Part;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.fx.Texts;

/// What a filter asks for, in the words of a pill.
record PillWords(ErrorCatalog catalog, Texts texts) {
  /// More names than this do not fit a pill.
  private static final int NAMES_SHOWN = 2;

  String of(Filter filter, Part part) {
    return switch (part) {
      case SEARCH -> texts.get("main.filter.search", VisibleText.of(filter.search().text()));
      case ENTRIES -> texts.get("main.filter.error", some(names(filter)));
      case CLIENTS ->
          texts.get(
              "main.filter.address",
              some(filter.clients().stream().sorted().map(IpAddress::toString).toList()));
      case TIME -> {
        TimeRange time = filter.time();
        yield texts.get("main.filter.time", texts.time(time.from()), texts.time(time.until()));
      }
    };
  }

  private List<String> names(Filter filter) {
    return filter.entries().stream()
        .sorted()
        .map(id -> Objects.requireNonNull(catalog.get(id)).text(texts.locale()).name())
        .toList();
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
    return names.size() <= NAMES_SHOWN ? first : first + " +" + (names.size() - NAMES_SHOWN);
  }
}
