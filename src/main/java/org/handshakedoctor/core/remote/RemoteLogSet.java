package org.handshakedoctor.core.remote;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handshakedoctor.core.source.RotatedName;
import org.handshakedoctor.core.ssh.RemotePath;

/// A log at a server with its older parts.
///
/// @param what of which server or panel it is likely to be; empty where only its name tells
/// @param parts the oldest first; the last one is written to, or was last
/// @param readable whether the user may read the youngest
public record RemoteLogSet(String what, List<RemoteFile> parts, boolean readable) {

  /// Readable ones first, errors before other things, then what was written to last.
  public static final Comparator<RemoteLogSet> BEST_FIRST =
      Comparator.comparing((RemoteLogSet set) -> !set.readable())
          .thenComparing(set -> !set.isOfErrors())
          .thenComparing(RemoteLogSet::modified, Comparator.reverseOrder());

  public RemoteLogSet {
    parts = List.copyOf(parts);
  }

  public RemoteFile youngest() {
    return parts.getLast();
  }

  public Instant modified() {
    return youngest().modified();
  }

  /// Bytes to fetch if all parts are wanted.
  public long size() {
    return parts.stream().mapToLong(part -> Math.max(0, part.size())).sum();
  }

  /// The same without the parts that were last written to before a time.
  public RemoteLogSet since(Instant time) {
    List<RemoteFile> newer =
        parts.stream().filter(part -> !part.modified().isBefore(time)).toList();
    return new RemoteLogSet(what, newer.isEmpty() ? List.of(youngest()) : newer, readable);
  }

  private boolean isOfErrors() {
    return youngest().path().fileName().contains("err");
  }

  /// Puts files together that are parts of one log. Of a part and its packed copy, which are there
  /// both while the server packs, the packed one is left out.
  static List<List<RemoteFile>> sets(List<RemoteFile> files) {
    Map<RemotePath, Map<String, List<RemoteFile>>> sets = new LinkedHashMap<>();
    for (RemoteFile file : files) {
      sets.computeIfAbsent(file.path().folder(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(file.rotated().stem(), _ -> new ArrayList<>())
          .add(file);
    }
    return sets.values().stream()
        .flatMap(folder -> folder.values().stream())
        .map(RemoteLogSet::inOrder)
        .toList();
  }

  private static List<RemoteFile> inOrder(List<RemoteFile> set) {
    Map<RotatedName, RemoteFile> parts = new LinkedHashMap<>();
    set.stream()
        .sorted(Comparator.comparingInt((RemoteFile file) -> file.path().raw().length()))
        .forEach(file -> parts.putIfAbsent(file.rotated(), file));
    return parts.values().stream()
        .sorted(Comparator.comparing(RemoteFile::rotated, RotatedName.OLDEST_FIRST))
        .toList();
  }
}
