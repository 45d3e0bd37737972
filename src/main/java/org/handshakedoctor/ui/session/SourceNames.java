package org.handshakedoctor.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.source.LogSource;

/// What the sources of a log are called where there is little room: the name of the file alone, or
/// the whole path where two files have the same name. A file that was rotated while it was followed
/// is there several times, with a number.
///
/// @param names in the order of the sources
public record SourceNames(List<SourceSummary> sources, List<String> names) {

  public static SourceNames of(List<SourceSummary> sources) {
    List<String> paths = sources.stream().map(source -> VisibleText.of(source.name())).toList();
    List<String> files = sources.stream().map(SourceNames::file).toList();
    boolean different = files.stream().distinct().count() == paths.stream().distinct().count();
    return new SourceNames(sources, numbered(different ? files : paths));
  }

  /// Whether a line has to say which source it is from.
  public boolean areSeveral() {
    return names.size() > 1;
  }

  public String name(SourceSummary source) {
    return names.get(sources.indexOf(source));
  }

  private static List<String> numbered(List<String> names) {
    List<String> numbered = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (String name : names) {
      int number = seen.merge(name, 1, Integer::sum);
      boolean once = Collections.frequency(names, name) == 1;
      numbered.add(once ? name : name + " (" + number + ")");
    }
    return numbered;
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
