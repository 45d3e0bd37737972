package org.handshakedoctor.ui.lines;

import java.nio.file.Path;
import java.util.List;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.source.LogSource;

/// What the sources of a log are called where there is little room: the name of the file alone, or
/// the whole path where two files have the same name.
///
/// @param names in the order of the sources
record SourceNames(List<SourceSummary> sources, List<String> names) {

  static SourceNames of(List<SourceSummary> sources) {
    List<String> files = sources.stream().map(SourceNames::file).toList();
    boolean different = files.stream().distinct().count() == files.size();
    List<String> names =
        different ? files : sources.stream().map(source -> VisibleText.of(source.name())).toList();
    return new SourceNames(sources, names);
  }

  /// Whether a line has to say which source it is from.
  boolean areSeveral() {
    return names.size() > 1;
  }

  String name(SourceSummary source) {
    return names.get(sources.indexOf(source));
  }

  private static String file(SourceSummary source) {
    LogSource found = source.source();
    if (found != null && found.location() instanceof LogLocation.Local(Path path)) {
      Path file = path.getFileName();
      return VisibleText.of(file == null ? source.name() : file.toString());
    }
    return VisibleText.of(source.name());
  }
}
